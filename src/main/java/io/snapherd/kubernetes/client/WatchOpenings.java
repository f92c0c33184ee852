package io.snapherd.kubernetes.client;

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
 * From when on what each watch brings has just happened. A watch goes on from a list, or from where
 * it was cut, and is brought first what has happened meanwhile. Nothing in it says where that ends:
 * no bookmark, no header. It comes at once, though, out of the API server's memory, and takes less
 * long to come than it took to happen.
 */
public final class WatchOpenings implements Interceptor {
  /** Nobody knows how long a watch was cut; enough for some thousand events on a busy machine. */
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  /** The end of a watch's path, whatever the API server's own begins with. */
  private static final Pattern SOURCE = Pattern.compile("(?:/namespaces/[^/]+)?/[^/]+$");

  private final Stopwatch stopwatch;
  private final Map<String, Long> listed = new ConcurrentHashMap<>();
  private final Map<String, Long> live = new ConcurrentHashMap<>();

  public WatchOpenings(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (WatchPulse.watches(request)) {
      live.remove(source(request));
    } else if (listsForAWatch(request)) {
      listed.putIfAbsent(source(request), stopwatch.nanos());
    }
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    if (WatchPulse.watches(request)) {
      String source = source(request);
      long now = stopwatch.nanos();
      live.put(source, now + away(source, now));
    }
  }

  private long away(String source, long now) {
    return Optional.ofNullable(listed.remove(source))
        .map(since -> Math.min(now - since, AT_MOST.toNanos()))
        .orElse(AT_MOST.toNanos());
  }

  /** Only those do it page by page. */
  private static boolean listsForAWatch(HttpRequest request) {
    String query = request.uri().getRawQuery();
    return query != null && query.contains("limit=");
  }

  /** What a watch brings now has just happened. */
  public boolean live(String source) {
    return Optional.ofNullable(live.get(source))
        .filter(since -> stopwatch.nanos() - since >= 0)
        .isPresent();
  }

  /**
   * What a watch is known by here.
   *
   * @param namespace absent: all, or none
   */
  public static String source(String plural, Optional<String> namespace) {
    return namespace.map(n -> "/namespaces/" + n).orElse("") + "/" + plural;
  }

  private static String source(HttpRequest request) {
    String path = request.uri().getPath();
    Matcher end = SOURCE.matcher(path);
    return end.find() ? end.group() : path;
  }
}
