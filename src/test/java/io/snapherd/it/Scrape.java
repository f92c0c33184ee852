package io.snapherd.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a {@code /metrics} said at one moment. */
record Scrape(List<String> lines) {
  static Scrape of(URI metrics) {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(10)).build();
    try {
      return of(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Scrape of(String text) {
    return new Scrape(text.lines().toList());
  }

  /** The sum of a metric's samples that have all of these labels, written {@code name="value"}. */
  double sum(String metric, String... labels) {
    return samples(metric)
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private Stream<String> samples(String metric) {
    return lines.stream().filter(l -> l.startsWith(metric + "{") || l.startsWith(metric + " "));
  }
}
