package io.snapherd.cli;

import io.snapherd.cli.manifest.Shown;
import io.snapherd.operation.restoring.RestoreAnnotations;
import io.snapherd.wiring.Operator;
import io.snapherd.wiring.OperatorConfig;
import io.snapherd.wiring.OperatorConfig.Access;
import io.snapherd.wiring.OperatorConfig.Election;
import io.snapherd.wiring.OperatorConfig.Http;
import io.snapherd.wiring.OperatorConfig.Limits;
import io.snapherd.wiring.OperatorConfig.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snapherd run}: the operator, until SIGTERM. */
@Command(
    name = "run",
    description = "Runs the operator until it is told to stop (SIGTERM).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Default: KUBECONFIG, ~/.kube/config, or the pod's service account.")
  private Optional<Path> kubeconfig;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      split = ",",
      description = "Only this namespace; repeatable. Default: all.")
  private List<String> namespaces = List.of();

  @Option(
      names = "--max-in-flight-per-driver",
      paramLabel = "N",
      defaultValue = "10",
      description = "Snapshots being created at a time per CSI driver. Default: ${DEFAULT-VALUE}.")
  private int maxInFlight;

  @Option(
      names = "--max-deletes-per-driver",
      paramLabel = "N",
      defaultValue = "2",
      description = "Deletes in flight at a time per CSI driver. Default: ${DEFAULT-VALUE}.")
  private int maxDeletes;

  @Mixin private PruneGrace pruneGrace;

  @Option(
      names = "--restore-annotations",
      paramLabel = "true|false",
      arity = "1",
      defaultValue = "true",
      description = "Whether annotations may ask for restores. Default: ${DEFAULT-VALUE}.")
  private boolean restoreAnnotations;

  @Option(
      names = "--leader-elect",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Run as one of several replicas; one at a time leads, by the Lease 'snapherd'.")
  private boolean leaderElect;

  @Option(
      names = "--leader-elect-namespace",
      paramLabel = "NAME",
      description = "Where the Lease is. Default: the pod's own namespace, or 'default'.")
  private Optional<String> leaderElectNamespace;

  @Option(
      names = "--http-address",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Where /metrics, /livez and /readyz are served. Default: ${DEFAULT-VALUE}.")
  private InetAddress httpAddress;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int httpPort;

  @Option(
      names = "--status-page",
      paramLabel = "true|false",
      arity = "1",
      defaultValue = "true",
      description =
          "Whether a page at / shows policies, claims and snapshots by name to all who reach the"
              + " port. Default: ${DEFAULT-VALUE}.")
  private boolean statusPage;

  /** A label of DNS, as all names of namespaces are. */
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /** Where a pod's service account finds its namespace. */
  private static final Path POD_NAMESPACE =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Operator operator = Operator.start(config());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  operator.stop();
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private void check() {
    atLeastOne("--max-in-flight-per-driver", maxInFlight);
    atLeastOne("--max-deletes-per-driver", maxDeletes);
    if (httpPort < 0 || httpPort > 65_535) {
      throw wrong("--http-port is between 0 and 65535, not " + httpPort);
    }
    namespaces.forEach(name -> namespace("--namespace", name));
    if (namespaces.isEmpty()
        && spec.commandLine().getParseResult().hasMatchedOption("--namespace")) {
      namespace("--namespace", "");
    }
    leaderElectNamespace.ifPresent(name -> namespace("--leader-elect-namespace", name));
    kubeconfig
        .filter(file -> Files.isDirectory(file) || !Files.isReadable(file))
        .ifPresent(
            file -> {
              throw wrong(
                  "--kubeconfig " + file + ": there is no such file, or it is not readable");
            });
  }

  private void namespace(String option, String name) {
    if (!NAMESPACE.matcher(name).matches()) {
      throw wrong(option + " " + Shown.quoted(name) + " is no name of a namespace");
    }
  }

  private void atLeastOne(String option, int value) {
    if (value < 1) {
      throw wrong(option + " is at least 1, not " + value);
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private OperatorConfig config() {
    return new OperatorConfig(
        new Access(kubeconfig, namespaces),
        new Limits(maxInFlight, maxDeletes, pruneGrace.length(), Limits.DEFAULT.workers()),
        leaderElect ? Optional.of(election()) : Optional.empty(),
        restoreAnnotations ? RestoreAnnotations.FOLLOWED : RestoreAnnotations.IGNORED,
        new Http(
            new InetSocketAddress(httpAddress, httpPort), statusPage ? Page.SHOWN : Page.HIDDEN),
        Main.version());
  }

  private Election election() {
    String identity = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("snapherd");
    return new Election(
        leaderElectNamespace.orElseGet(RunCommand::podNamespace),
        identity + "_" + UUID.randomUUID());
  }

  private static String podNamespace() {
    try {
      return Files.readString(POD_NAMESPACE).strip();
    } catch (IOException e) {
      return "default";
    }
  }
}
