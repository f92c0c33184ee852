package io.snapherd.it;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.snapherd.kubernetes.ApiOthers;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.kubernetes.reading.Watches;
import io.snapherd.kubernetes.writing.ApiSnapshots;
import io.snapherd.model.Reason;
import io.snapherd.operation.Snapshots;
import io.snapherd.operation.contract.Others;
import io.snapherd.operation.contract.Ports;
import io.snapherd.operation.contract.ServerContract;
import io.snapherd.operation.fake.CountingTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The adapters before a real API server, with the controllers of a real cluster behind them. */
class ServerContractIT extends ServerContract {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String NAMESPACE = "contract";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static Watches watches;
  private static Ports ports;
  private static Others others;

  @BeforeAll
  static void start() {
    watches =
        new Watches(
            cluster.client(),
            List.of(),
            new CountingTelemetry(),
            new WatchOpenings(System::nanoTime));
    others = new Server(cluster.client());
    ports = ApiOthers.ports(cluster.client(), watches);
  }

  @AfterAll
  static void stop() {
    if (watches != null) {
      watches.stop();
      cluster.kubectl("patch", "configmap", "-n", "terminating", "stays", "-p", FREED);
      cluster.kubectl("delete", "validatingadmissionpolicybinding,validatingadmissionpolicy", DENY);
      cluster.kubectl(
          "delete",
          "namespace",
          "--wait=false",
          NAMESPACE,
          NAMESPACE + "-elsewhere",
          "quota",
          DENY);
    }
  }

  private static final String FREED = "{\"metadata\": {\"finalizers\": null}}";
  private static final String DENY = "contract-deny";

  @Override
  protected Ports ports() {
    return ports;
  }

  @Override
  protected Others others() {
    return others;
  }

  /** A cluster whose administrator can forbid things. */
  private static final class Server extends ApiOthers {
    Server(KubernetesClient client) {
      super(client, NAMESPACE);
    }

    @Override
    public Barred barred(Reason why) {
      return switch (why) {
        case QuotaExceeded -> fullQuota();
        case CreateRejected -> denied();
        case PermissionDenied -> new Barred(namespace(), as(c -> c.withImpersonateUsername("x")));
        case NamespaceTerminating -> terminating();
        case ApiUnavailable ->
            new Barred(namespace(), as(c -> c.withMasterUrl("https://127.0.0.1:1")));
        default -> super.barred(why);
      };
    }

    private Snapshots as(UnaryOperator<ConfigBuilder> who) {
      Config config =
          who.apply(new ConfigBuilder(Config.fromKubeconfig(cluster.kubeconfig().toFile())))
              .withRequestRetryBackoffLimit(0)
              .build();
      return as(new KubernetesClientBuilder().withConfig(config).build());
    }

    private static Snapshots as(KubernetesClient client) {
      return new ApiSnapshots(new LeaderClient(client, () -> true));
    }

    private Barred fullQuota() {
      makeNamespace("quota");
      apply(
          """
          apiVersion: v1
          kind: ResourceQuota
          metadata: {name: full, namespace: quota}
          spec: {hard: {count/volumesnapshots.snapshot.storage.k8s.io: "0"}}
          """);
      awaitRefusal("quota", "exceeded quota");
      return new Barred("quota", as(client()));
    }

    private Barred denied() {
      makeNamespace(DENY);
      apply(
          """
          apiVersion: admissionregistration.k8s.io/v1
          kind: ValidatingAdmissionPolicy
          metadata: {name: contract-deny}
          spec:
            matchConstraints:
              resourceRules:
                - apiGroups: [snapshot.storage.k8s.io]
                  apiVersions: [v1]
                  operations: [CREATE]
                  resources: [volumesnapshots]
            validations: [{expression: "false", message: no snapshots here}]
          ---
          apiVersion: admissionregistration.k8s.io/v1
          kind: ValidatingAdmissionPolicyBinding
          metadata: {name: contract-deny}
          spec:
            policyName: contract-deny
            validationActions: [Deny]
            matchResources:
              namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: contract-deny}}
          """);
      awaitRefusal(DENY, "denied request");
      return new Barred(DENY, as(client()));
    }

    private Barred terminating() {
      makeNamespace("terminating");
      apply(
          """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: stays, namespace: terminating, finalizers: [snapherd.io/test]}
          """);
      cluster.kubectl("delete", "namespace", "terminating", "--wait=false").orThrow();
      return new Barred("terminating", as(client()));
    }

    /** Quotas and admission policies come into force a while after they were made. */
    private static void awaitRefusal(String namespace, String sentence) {
      String probe =
          """
          apiVersion: snapshot.storage.k8s.io/v1
          kind: VolumeSnapshot
          metadata: {name: probe}
          spec: {source: {persistentVolumeClaimName: a}}
          """;
      await()
          .atMost(SOON)
          .until(
              () ->
                  cluster
                      .kubectl(
                          List.of("create", "--dry-run=server", "-n", namespace, "-f", "-"), probe)
                      .printed()
                      .contains(sentence));
    }

    private static void apply(String manifest) {
      cluster.kubectl(List.of("apply", "-f", "-"), manifest).orThrow();
    }
  }
}
