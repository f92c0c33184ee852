package io.snapherd.operation;

import io.snapherd.model.Reason;

/** Kubernetes Events. Best effort: one that cannot be written is logged and forgotten. */
public interface Events {
  void normal(Subject about, Reason reason, String message);

  void warning(Subject about, Reason reason, String message);
}
