package io.snapherd.it;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real control plane of {@code src/it/control-plane}: started once for all test classes of a
 * JVM, below {@code target/control-plane}, taken down when the JVM ends. Where it has not been
 * built, the tests that need it are skipped with one line that says how to get it.
 */
public final class ControlPlane implements BeforeAllCallback {
  private static final Path SCRIPT = Path.of("src/it/control-plane/control-plane.sh");

  /** Set to {@value #REQUIRED} where skipped tests must fail the build. */
  private static final String CHOICE = "SNAPHERD_CONTROL_PLANE";

  private static final String REQUIRED = "required";
  private static final String HOW_TO_GET_IT =
      "the real control plane is not built; build it once with: " + SCRIPT + " build";
  private static final ControlPlane SHARED = new ControlPlane("control-plane");

  private final Path state;
  private Optional<Path> kubeconfig = Optional.empty();
  private KubernetesClient client;

  private ControlPlane(String folder) {
    this.state = Path.of("target", folder).toAbsolutePath();
  }

  /** The one for all tests that do not break it. */
  public static ControlPlane shared() {
    return SHARED;
  }

  /** One of its own for a test that does. */
  public static ControlPlane own(String name) {
    return new ControlPlane("control-plane-" + name);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!run("assets").ok()) {
      skip(context);
    }
    start();
  }

  private static void skip(ExtensionContext context) {
    String tests = context.getRequiredTestClass().getSimpleName();
    if (REQUIRED.equals(System.getenv(CHOICE))) {
      throw new AssertionError(CHOICE + "=" + REQUIRED + ", but " + HOW_TO_GET_IT);
    }
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ControlPlane.class))
        .getOrComputeIfAbsent(Skipped.class, key -> new Skipped(), Skipped.class)
        .add(tests);
    Assumptions.abort(HOW_TO_GET_IT);
  }

  /** Says once, when all tests are over, which of them were skipped. */
  private static final class Skipped implements AutoCloseable {
    private final Set<String> tests = new ConcurrentSkipListSet<>();

    void add(String test) {
      tests.add(test);
    }

    @Override
    public void close() {
      System.err.println("Skipped " + String.join(", ", tests) + ": " + HOW_TO_GET_IT);
    }
  }

  private synchronized void start() {
    if (kubeconfig.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
      run("up").orThrow();
      Path config = Path.of(run("kubeconfig").orThrow().out().strip());
      kubeconfig = Optional.of(config);
      client = client(config);
      kubectl("apply", "--server-side", "-f", "helm/crds").orThrow();
      kubectl("wait", "--for=condition=Established", "-f", "helm/crds").orThrow();
    }
  }

  /** How many claims of a namespace are bound. */
  public long boundClaims(String namespace) {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
        .map(PersistentVolumeClaim::getStatus)
        .filter(status -> status.getPhase().equals("Bound"))
        .count();
  }

  /** A client with all rights. */
  public KubernetesClient client() {
    return client;
  }

  public Path kubeconfig() {
    return kubeconfig.orElseThrow();
  }

  /** The folder with the programs: kubectl among them. */
  public Path assets() {
    return Path.of(run("assets").orThrow().out().strip());
  }

  /** Runs kubectl with all rights. */
  public Ran kubectl(String... arguments) {
    return kubectl(List.of(arguments), "");
  }

  /** Runs kubectl with something on its standard input, such as a manifest for {@code -f -}. */
  public Ran kubectl(List<String> arguments, String input) {
    return kubectl(kubeconfig(), arguments, input);
  }

  /** Runs kubectl as somebody else. */
  public Ran kubectlWith(Path kubeconfig, String... arguments) {
    return kubectl(kubeconfig, List.of(arguments), "");
  }

  private Ran kubectl(Path kubeconfig, List<String> arguments, String input) {
    Stream<String> command =
        Stream.concat(
            Stream.of(
                assets().resolve("kubectl").toString(), "--kubeconfig", kubeconfig.toString()),
            arguments.stream());
    return Ran.command(command.toList(), builder -> {}, input);
  }

  /** Stops and starts parts of it, for tests of failures. */
  public void part(String verb, String part) {
    run(verb, part).orThrow();
  }

  /** Where a controller or sidecar serves its {@code /metrics}. */
  public URI metrics(String part) {
    try {
      String port = Files.readString(state.resolve(Path.of("ports", part))).strip();
      return URI.create("http://127.0.0.1:" + port + "/metrics");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of the driver's that a volume handle or snapshot handle names. */
  public Path storage(String part, String kind, String handle) {
    return state.resolve(Path.of(part, kind, handle));
  }

  private static KubernetesClient client(Path kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private Ran run(String... arguments) {
    Stream<String> command =
        Stream.concat(Stream.of("bash", SCRIPT.toString()), Stream.of(arguments));
    return Ran.command(
        command.toList(),
        builder -> {
          builder.environment().put("SNAPHERD_STATE", state.toString());
          builder.environment().put("SNAPHERD_OWNER", Long.toString(ProcessHandle.current().pid()));
        },
        "");
  }
}
