package io.snapherd.operation;

/** The one monotonic clock that latencies are taken on. */
@FunctionalInterface
public interface Stopwatch {
  /** Nanoseconds since any moment, the same for the whole process; never goes back. */
  long nanos();
}
