package io.snapherd.model;

import java.time.Duration;

/** The CSI sidecar that has a driver make and delete snapshots. */
public final class Sidecar {
  /**
   * The longest that it waits for its driver as ceph-csi deploys it ({@code --timeout=150s}). What
   * takes longer may never end, and holds up nothing else from then on.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(150);

  private Sidecar() {}
}
