package io.snapherd.kubernetes;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.operation.Stopwatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since when each watch is open. One that is begun anew goes on where it was cut, and is brought
 * first what has happened meanwhile. Nothing in it says where that ends: no bookmark, no header. It
 * comes at once, though, out of the API server's memory.
 */
public final class WatchOpenings implements Interceptor {
  /** Enough for some thousand events on a busy machine. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(2);

  /** The end of a watch's path, whatever the API server's own begins with. */
  private static final Pattern SOURCE = Pattern.compile("(?:/namespaces/[^/]+)?/[^/]+$");

  private final Stopwatch stopwatch;
  private final Map<String, Long> opened = new ConcurrentHashMap<>();

  public WatchOpenings(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    source(request).ifPresent(opened::remove);
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    source(request).ifPresent(source -> opened.put(source, stopwatch.nanos()));
  }

  /** What a watch brings now has just happened. */
  boolean live(String source) {
    return Optional.ofNullable(opened.get(source))
        .filter(since -> stopwatch.nanos() - since >= CATCHING_UP.toNanos())
        .isPresent();
  }

  /**
   * What a watch is known by here.
   *
   * @param namespace absent: all, or none
   */
  static String source(String plural, Optional<String> namespace) {
    return namespace.map(n -> "/namespaces/" + n).orElse("") + "/" + plural;
  }

  private static Optional<String> source(HttpRequest request) {
    return Optional.of(request)
        .filter(WatchPulse::watches)
        .map(watch -> SOURCE.matcher(watch.uri().getPath()))
        .filter(Matcher::find)
        .map(Matcher::group);
  }
}
