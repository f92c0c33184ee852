package io.snapherd.demo;

import io.snapherd.wiring.Operator;
import io.snapherd.wiring.OperatorConfig;
import io.snapherd.wiring.OperatorConfig.Access;
import io.snapherd.wiring.OperatorConfig.Limits;
import io.snapherd.wiring.OperatorConfig.RestoreAnnotations;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Snapshots of {@code pvc-demo} every minute, the old ones go, one is restored: with kubectl and
 * the program itself on a real control plane, as a user would see it.
 */
public final class MainJob {
  private static final Path SCRIPT = Path.of("src/it/control-plane/control-plane.sh");
  private static final Path STATE = Path.of("target/control-plane-demo");
  private static final Limits NO_GRACE = new Limits(10, 2, Duration.ZERO, 8);

  private final PrintStream out;
  private final Shell shell;
  private final Clock clock;
  private final Instant end;

  /**
   * Prepares the story.
   *
   * @param patience when it has not come true after so long, it has failed
   */
  public MainJob(PrintStream out, Clock clock, Duration patience) {
    this.out = out;
    this.clock = clock;
    this.end = clock.instant().plus(patience);
    this.shell =
        new Shell(
            out,
            Map.of(
                "SNAPHERD_STATE", STATE.toAbsolutePath().toString(),
                "SNAPHERD_OWNER", Long.toString(ProcessHandle.current().pid())));
  }

  /** Why it cannot be shown here, as a sentence with the mend. */
  public static Optional<String> missing() throws IOException, InterruptedException {
    if (!Files.exists(SCRIPT)) {
      return Optional.of("the demo needs a source checkout: run it from there");
    }
    boolean built =
        new Shell(System.out, Map.of()).run(List.of("bash", SCRIPT.toString(), "assets")).ok();
    return built
        ? Optional.empty()
        : Optional.of("the demo needs the control plane: run '" + SCRIPT + " build' once");
  }

  /**
   * Shows it.
   *
   * @return whether the whole story came true
   */
  public boolean show() throws IOException, InterruptedException {
    out.println("Starting a real control plane (" + SCRIPT + " up) ...");
    if (!script("up").ok()) {
      out.println("It did not start; see " + STATE + "/log.");
      return false;
    }
    try {
      return onControlPlane();
    } finally {
      script("down");
    }
  }

  private boolean onControlPlane() throws IOException, InterruptedException {
    Path kubeconfig = Path.of(script("kubeconfig").text().strip());
    List<String> kubectl =
        List.of(
            Path.of(script("assets").text().strip(), "kubectl").toString(),
            "--kubeconfig",
            kubeconfig.toString());
    shell.show(kubectl, "apply", "--server-side", "-f", "helm/crds");
    Operator operator = Operator.start(config(kubeconfig));
    out.println("Snapherd runs; metrics on http:/" + operator.address() + "/metrics\n");
    try {
      return story(kubectl);
    } finally {
      operator.stop();
    }
  }

  private boolean story(List<String> kubectl) throws IOException, InterruptedException {
    shell.show(kubectl, "apply", "-f", "policies/claim-pvc-demo.yaml");
    shell.show(kubectl, "apply", "-f", "policies/pvc-demo.yaml");
    boolean taken =
        await("the first two slots", kubectl, "true true", "get", "volumesnapshots", "-o", READY);
    shell.show(kubectl, "get", "volumesnapshots");
    shell.show(
        kubectl,
        "annotate",
        "pvc",
        "pvc-demo",
        "snapherd.io/restore-from=latest",
        "snapherd.io/restore-to=pvc-demo-restore");
    boolean restored =
        await(
            "the restored claim",
            kubectl,
            "Bound",
            "get",
            "pvc",
            "pvc-demo-restore",
            "--ignore-not-found",
            "-o",
            "jsonpath={.status.phase}");
    shell.show(kubectl, "get", "pvc");
    boolean pruned = await("the third slot, which prunes the first", kubectl, "Pruned", EVENTS);
    shell.show(kubectl, "get", "volumesnapshots");
    shell.show(kubectl, "get", "events", "--field-selector", "source=snapherd");
    shell.show(kubectl, "get", "snapshotpolicies", "-o", "wide");
    return taken && restored && pruned;
  }

  private static final String READY = "jsonpath={.items[*].status.readyToUse}";
  private static final String[] EVENTS = {
    "get", "events", "--field-selector", "reason=Pruned", "-o", "jsonpath={.items[*].reason}"
  };

  private boolean await(String what, List<String> kubectl, String expected, String... question)
      throws IOException, InterruptedException {
    out.println("Waiting for " + what + " ...\n");
    List<String> command = Stream.concat(kubectl.stream(), Stream.of(question)).toList();
    while (clock.instant().isBefore(end)) {
      if (shell.run(command).text().contains(expected)) {
        return true;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    out.println("It did not come within the time given.");
    return false;
  }

  private Shell.Ran script(String verb) throws IOException, InterruptedException {
    return shell.run(List.of("bash", SCRIPT.toString(), verb));
  }

  private static OperatorConfig config(Path kubeconfig) {
    return new OperatorConfig(
        new Access(Optional.of(kubeconfig), List.of()),
        NO_GRACE,
        Optional.empty(),
        RestoreAnnotations.FOLLOWED,
        new OperatorConfig.Http(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), OperatorConfig.Page.SHOWN),
        "demo");
  }
}
