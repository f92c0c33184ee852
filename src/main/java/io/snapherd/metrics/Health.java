package io.snapherd.metrics;

import java.util.Optional;

/** What the probes answer. */
public interface Health {
  /** Why this process should be killed and started anew; absent: it is alive. */
  Optional<String> notLive();

  /** What is still being waited for; absent: ready. */
  Optional<String> notReady();
}
