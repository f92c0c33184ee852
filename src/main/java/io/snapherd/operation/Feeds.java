package io.snapherd.operation;

import io.snapherd.latency.Moment.Arrival;

/** How the news comes that the caches tell of at this moment. */
public interface Feeds {
  Arrival snapshots();

  Arrival contents();

  Arrival claims();
}
