package io.snapherd.operation;

/** Whether this process may write. Asked before each write, not once. */
@FunctionalInterface
public interface Leadership {
  boolean held();
}
