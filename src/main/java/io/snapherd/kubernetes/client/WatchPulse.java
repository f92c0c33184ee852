package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.operation.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends watches that have fallen silent, so that the client begins them anew. A network that drops a
 * connection without a word leaves it open on our side for ever; by itself the client finds out
 * after five to twelve minutes. An API server that has nothing to tell sends a bookmark a minute.
 *
 * <p>It hands on whole lines, one event each: the client decodes each piece that it is given by
 * itself, and would spoil a letter of several bytes at the seam of two.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#watch-bookmarks">Watch
 *     bookmarks</a>
 */
public final class WatchPulse implements Interceptor {
  private final Stopwatch stopwatch;
  private final Duration longest;

  /**
   * @param longest silence that is no reason to worry; more than a minute
   */
  public WatchPulse(Stopwatch stopwatch, Duration longest) {
    this.stopwatch = stopwatch;
    this.longest = longest;
  }

  /** Until its answer begins: the watch may be sent on a connection that is lost already. */
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (watches(request) && builder instanceof HttpRequest.Builder watch) {
      watch.timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    return watches(request) ? new Lines(consumer) : consumer;
  }

  static boolean watches(HttpRequest request) {
    String query = request.uri().getRawQuery();
    return query != null && query.contains("watch=true");
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    if (body instanceof Lines lines && response.body() instanceof AsyncBody open) {
      lines.endIfSilent(open);
    }
  }

  private final class Lines implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final AsyncBody.Consumer<List<ByteBuffer>> next;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private volatile long heard = stopwatch.nanos();

    Lines(AsyncBody.Consumer<List<ByteBuffer>> next) {
      this.next = next;
    }

    @Override
    public void consume(List<ByteBuffer> pieces, AsyncBody body) throws Exception {
      heard = stopwatch.nanos();
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      pieces.forEach(piece -> split(piece, whole));
      if (whole.size() == 0) {
        body.consume();
      } else {
        next.consume(List.of(ByteBuffer.wrap(whole.toByteArray())), body);
      }
    }

    private void split(ByteBuffer piece, ByteArrayOutputStream whole) {
      while (piece.hasRemaining()) {
        byte letter = piece.get();
        begun.write(letter);
        if (letter == '\n') {
          whole.writeBytes(begun.toByteArray());
          begun.reset();
        }
      }
    }

    void endIfSilent(AsyncBody body) {
      long left = longest.toNanos() - (stopwatch.nanos() - heard);
      if (left <= 0) {
        body.cancel();
      } else if (!body.done().isDone()) {
        CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS)
            .execute(() -> endIfSilent(body));
      }
    }
  }
}
