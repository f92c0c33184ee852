package io.snapherd.kubernetes.reading;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ExceptionHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.model.Reason;
import io.snapherd.operation.Telemetry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one watch is doing. It retries for ever, where the informer's default would end at the first
 * failing list; each new trouble is one line in the log, not one per try, and its end another. An
 * informer does not tell of that: it is asked, as long as there is trouble.
 */
final class WatchHealth implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WatchHealth.class);

  private final String resource;
  private final SharedIndexInformer<?> informer;
  private final Telemetry telemetry;
  private String trouble = "";

  WatchHealth(String resource, SharedIndexInformer<?> informer, Telemetry telemetry) {
    this.resource = resource;
    this.informer = informer;
    this.telemetry = telemetry;
  }

  /** What was under way when it was stopped fails later on, which is no trouble. */
  @Override
  public boolean retryAfterException(boolean started, Throwable cause) {
    if (ended().isPresent()) {
      return false;
    }
    telemetry.error(Telemetry.Operation.OBSERVE, Refusals.reason(cause));
    begins(sentence(cause));
    return true;
  }

  private synchronized void begins(String sentence) {
    if (trouble.isEmpty()) {
      askSoon();
    }
    if (!sentence.equals(trouble)) {
      LOG.warn("{}", sentence);
    }
    trouble = sentence;
  }

  private void askSoon() {
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::ask);
  }

  private synchronized void ask() {
    if (informer.isWatching()) {
      trouble = "";
      LOG.info("Watching {} again", resource);
    } else if (ended().isEmpty()) {
      askSoon();
    }
  }

  /** It is not tried again any more. */
  Optional<String> ended() {
    return informer.stopped().toCompletableFuture().isDone()
        ? Optional.of("the watch of " + resource + " has ended")
        : Optional.empty();
  }

  /** Until the first list has come: why not yet. */
  synchronized Optional<String> waitingFor() {
    if (informer.hasSynced()) {
      return Optional.empty();
    }
    String why = trouble.isEmpty() ? "waiting for the list of " + resource : trouble;
    return ended().or(() -> Optional.of(why));
  }

  private String sentence(Throwable cause) {
    if (code(cause) == 404) {
      return "waiting for " + resource + ": the API server does not know it; " + mend();
    } else if (Refusals.reason(cause) == Reason.PermissionDenied) {
      return "waiting for "
          + resource
          + ": not allowed to list or watch it; give Snapherd's service account list and watch on"
          + " it";
    }
    return "waiting for " + resource + ": " + Refusals.message(cause);
  }

  private String mend() {
    if (resource.endsWith("snapherd.io")) {
      return "apply helm/crds";
    } else if (resource.endsWith("snapshot.storage.k8s.io")) {
      return "install the snapshot CRDs and the snapshot-controller"
          + " (kubernetes-csi/external-snapshotter)";
    }
    return "is this a Kubernetes API server?";
  }

  private static int code(Throwable cause) {
    return Refusals.client(cause).map(KubernetesClientException::getCode).orElse(0);
  }
}
