package io.snapherd.operation;

import io.snapherd.model.ObjectRef;

/** Where the figures of policies are shown. Implementations never throw and never block. */
public interface PolicyGauges {
  void show(ObjectRef policy, Figures figures);

  /** The policy is gone, and everything that was told of it goes. */
  void forget(ObjectRef policy);
}
