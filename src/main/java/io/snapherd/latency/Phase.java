package io.snapherd.latency;

/** What takes time in the life of a snapshot, or of a claim that is filled from one. */
public enum Phase {
  /** From the creation until the CSI driver is told to cut: Kubernetes' own queues. */
  QUEUE,
  /** From then until the driver has named the cut: the storage backend. */
  BACKEND,
  /** From the creation until it is Ready: what a user waits. */
  READY,
  /** From the delete being accepted until the object is gone. */
  DELETE,
  /** From the new claim, or from its node where that came later, until it is Bound. */
  RESTORE
}
