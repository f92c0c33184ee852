package io.snapherd.operation.restoring;

import io.snapherd.operation.WakeUps;

/** Whether {@code snapherd.io/restore-from} and {@code restore-to} may make claims. */
public enum RestoreAnnotations {
  FOLLOWED,
  IGNORED;

  /**
   * Of all that is woken, what is looked at.
   *
   * @param all where every wake-up could go
   */
  public WakeUps of(WakeUps all) {
    return switch (this) {
      case FOLLOWED -> all;
      case IGNORED -> new WithoutRestores(all);
    };
  }
}
