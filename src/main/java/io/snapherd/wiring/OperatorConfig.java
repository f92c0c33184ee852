package io.snapherd.wiring;

import io.snapherd.operation.restoring.RestoreAnnotations;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an operator runs.
 *
 * @param access which cluster, and which part of it
 * @param limits what it may put on the storage backend
 * @param election absent: this process is the only one, and leads
 * @param restores whether annotations may make claims
 * @param http what is served, and where
 * @param version of the program, for metrics and logs
 */
public record OperatorConfig(
    Access access,
    Limits limits,
    Optional<Election> election,
    RestoreAnnotations restores,
    Http http,
    String version) {

  /**
   * The HTTP port.
   *
   * @param address where metrics and probes are served; port 0: any free one
   * @param page whether the status page is served, too
   */
  public record Http(InetSocketAddress address, Page page) {}

  /** The page at {@code /}: it shows names of namespaces, claims and snapshots. */
  public enum Page {
    SHOWN,
    HIDDEN
  }

  /**
   * Several replicas, of which one leads.
   *
   * @param namespace where the Lease {@code snapherd} is
   * @param identity of this process among the replicas
   */
  public record Election(String namespace, String identity) {}

  /**
   * Which cluster, and which part of it.
   *
   * @param kubeconfig absent: found as kubectl does, or in-cluster
   * @param namespaces empty: all
   */
  public record Access(Optional<Path> kubeconfig, List<String> namespaces) {
    public Access {
      namespaces = List.copyOf(namespaces);
    }
  }

  /**
   * What the operator may put on the storage backend and on its own machine.
   *
   * @param maxInFlightPerDriver snapshots being created per CSI driver, at least 1
   * @param maxDeletesPerDriver deletes in flight per CSI driver, at least 1
   * @param pruneGrace how long pruning waits after a change of retention or time zone
   * @param workers how many keys are looked at side by side, at least 1
   */
  public record Limits(
      int maxInFlightPerDriver, int maxDeletesPerDriver, Duration pruneGrace, int workers) {
    public static final Limits DEFAULT = new Limits(10, 2, Duration.ofMinutes(10), 16);
  }
}
