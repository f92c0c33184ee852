package io.snapherd.operation;

import io.snapherd.latency.Moment.Arrival;

/** How the news comes that the caches tell of at this moment. */
public interface Feeds {
  /** That of one namespace's: each may have a watch of its own. */
  Arrival snapshots(String namespace);

  Arrival contents();

  /** That of one namespace's: each may have a watch of its own. */
  Arrival claims(String namespace);
}
