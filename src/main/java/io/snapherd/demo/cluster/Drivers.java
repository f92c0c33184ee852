package io.snapherd.demo.cluster;

import io.snapherd.demo.cluster.CsiDriver.Latencies;
import java.util.stream.Stream;

/**
 * The cluster's storage, as slow as ceph-csi on a small cluster: an RBD snapshot is a snapshot, a
 * clone and some journal writes, a CephFS one a single command; restores are the other way round.
 */
public record Drivers(CsiDriver cephfs, CsiDriver rbd) {
  /** Two that work. */
  public static Drivers likeCeph() {
    return new Drivers(
        new CsiDriver(
            "cephfs.csi.ceph.com",
            new Latencies(
                Latency.ofMillis(50, 150),
                Latency.ofMillis(100, 300),
                Latency.ofMillis(2_000, 4_000))),
        new CsiDriver(
            "rbd.csi.ceph.com",
            new Latencies(
                Latency.ofMillis(1_300, 2_000),
                Latency.ofMillis(200, 500),
                Latency.ofMillis(300, 500))));
  }

  CsiDriver named(String name) {
    return Stream.of(cephfs, rbd)
        .filter(driver -> driver.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no driver " + name));
  }
}
