package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Connections to the API server. */
public final class Clients {
  private static final int REQUEST_TIMEOUT_MILLIS = 15_000;

  /** Jobs have a next try of their own; a few quick ones here bridge a restart of the server. */
  private static final int QUICK_RETRIES = 2;

  private static final int ELECTION_TIMEOUT_MILLIS = 2_000;

  private Clients() {}

  /**
   * A client with bounded patience, whose threads do not keep the process alive.
   *
   * @param listeners told of each answer and each failure
   * @param kubeconfig absent: {@code KUBECONFIG}, {@code ~/.kube/config} or the pod's own account
   */
  public static KubernetesClient connect(Optional<Path> kubeconfig, List<Interceptor> listeners) {
    Config config = config(kubeconfig);
    config.setRequestTimeout(REQUEST_TIMEOUT_MILLIS);
    config.setRequestRetryBackoffLimit(QUICK_RETRIES);
    config.setOnlyHttpWatches(true); // listeners hear nothing of WebSockets
    return builder(config, listeners).build();
  }

  private static Config config(Optional<Path> kubeconfig) {
    return kubeconfig.map(Clients::read).orElseGet(Clients::automatic);
  }

  /** Whatever is wrong with it: what the parser says would show what is in the file. */
  private static Config read(Path kubeconfig) {
    try {
      return Config.fromKubeconfig(kubeconfig.toFile());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "--kubeconfig " + kubeconfig + ": not a kubeconfig file", e);
    }
  }

  private static KubernetesClientBuilder builder(Config config, List<Interceptor> listeners) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withTaskExecutorSupplier(Clients::daemons)
        .withHttpClientBuilderConsumer(http -> build(http, listeners));
  }

  /**
   * HTTP/1.1, where a connection that is lost in silence takes one request with it; HTTP/2 would
   * put them all on one, and send the next ones there too.
   */
  private static void build(HttpClient.Builder http, List<Interceptor> listeners) {
    http.preferHttp11();
    listeners.forEach(each -> http.addOrReplaceInterceptor(each.getClass().getName(), each));
  }

  /** A client for leader election: it would rather fail than be late. */
  public static KubernetesClient impatient(Optional<Path> kubeconfig, ElectionContact contact) {
    Config config = config(kubeconfig);
    config.setRequestTimeout(ELECTION_TIMEOUT_MILLIS);
    config.setConnectionTimeout(ELECTION_TIMEOUT_MILLIS);
    config.setRequestRetryBackoffLimit(0);
    return builder(config, List.of(contact)).build();
  }

  private static Config automatic() {
    return Config.autoConfigure(null);
  }

  private static ExecutorService daemons() {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "kubernetes-client");
          thread.setDaemon(true);
          return thread;
        });
  }
}
