package io.snapherd.operation;

import io.snapherd.latency.Phase;
import io.snapherd.model.ObjectRef;
import java.time.Duration;
import java.util.Optional;

/** Where measured times go. Implementations never throw and never block. */
public interface Durations {
  /**
   * What a time was measured of.
   *
   * @param storageClass the snapshot class, or for restores the storage class; empty if there is
   *     none such
   */
  record Of(Phase phase, String driver, String storageClass) {}

  /**
   * A phase that has ended; for READY see {@link #ready}.
   *
   * @param time absent: its begin or end was not seen
   */
  void ended(Of what, Optional<Duration> time);

  /** A snapshot of a policy has become Ready. */
  void ready(ObjectRef policy, Of what, Duration time);
}
