package io.snapherd.demo.cluster;

import java.util.Optional;

/** A storage driver that takes as long as Ceph does, and fails when it is told to. */
public final class CsiDriver {
  private final String name;
  private final Latencies latencies;
  private volatile Optional<String> failure = Optional.empty();

  /** How long each of its calls takes. */
  record Latencies(Latency cut, Latency delete, Latency restore) {}

  CsiDriver(String name, Latencies latencies) {
    this.name = name;
    this.latencies = latencies;
  }

  public String name() {
    return name;
  }

  /** From now on every snapshot fails with this message. */
  public void fail(String message) {
    failure = Optional.of(message);
  }

  public void recover() {
    failure = Optional.empty();
  }

  Optional<String> failure() {
    return failure;
  }

  Latencies latencies() {
    return latencies;
  }
}
