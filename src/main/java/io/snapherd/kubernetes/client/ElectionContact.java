package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.operation.Stopwatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the API server answers to the requests of the leader election, which says nothing of it
 * itself: whether a lease was written lately, and what stands in the way. That it can be read does
 * not mean that it can be written.
 */
public final class ElectionContact implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger(ElectionContact.class);

  private final Stopwatch stopwatch;
  private volatile String reading = "";
  private volatile String writing = "";
  private volatile long written;

  public ElectionContact(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    this.written = stopwatch.nanos() - Duration.ofDays(1).toNanos();
  }

  /** Why this process cannot stand for election, a sentence. */
  public Optional<String> trouble() {
    return Stream.of(writing, reading).filter(t -> !t.isEmpty()).findFirst();
  }

  /** Whether a lease was sent within this time, and written, by a clock that cannot be set. */
  public boolean writtenWithin(Duration time) {
    return stopwatch.nanos() - written < time.toNanos();
  }

  /** Is handed back with the answer: others may count the lease from when it was sent. */
  private record Sent(AsyncBody.Consumer<List<ByteBuffer>> answer, long at)
      implements AsyncBody.Consumer<List<ByteBuffer>> {
    @Override
    public void consume(List<ByteBuffer> piece, AsyncBody body) throws Exception {
      answer.consume(piece, body);
    }
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    return new Sent(consumer, stopwatch.nanos());
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    boolean writes = !request.method().equals("GET");
    if (writes && response.isSuccessful() && body instanceof Sent sent) {
      written(sent.at());
    }
    sentence(response.code(), writes).ifPresent(said -> heard(said, writes));
  }

  /** An answer may come after that to a later request. */
  private synchronized void written(long at) {
    if (at - written > 0) {
      written = at;
    }
  }

  private synchronized void heard(String sentence, boolean writes) {
    Optional<String> before = trouble();
    if (writes) {
      writing = sentence;
    } else {
      reading = sentence;
    }
    Optional<String> now = trouble();
    if (!now.equals(before)) {
      now.ifPresentOrElse(LOG::warn, () -> LOG.info("Can stand for election"));
    }
  }

  /** Absent: this answer says nothing of what this process may do. Empty: all is well. */
  private static Optional<String> sentence(int code, boolean writes) {
    if (code == 401 || code == 403) {
      return Optional.of(
          "cannot stand for election: not allowed to use leases.coordination.k8s.io; give"
              + " Snapherd's service account get, create, patch and update on it");
    } else if (code == 404 && writes) {
      return Optional.of(
          "cannot stand for election: the namespace of --leader-elect-namespace does not exist");
    }
    boolean broken = code >= 500 || code == 429;
    return Optional.of("").filter(well -> !broken);
  }
}
