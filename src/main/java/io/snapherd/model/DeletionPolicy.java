package io.snapherd.model;

/** Whether the storage's snapshot goes with the Kubernetes object. */
public enum DeletionPolicy {
  DELETE,
  RETAIN
}
