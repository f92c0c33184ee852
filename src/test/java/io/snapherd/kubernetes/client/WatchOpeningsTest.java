package io.snapherd.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchOpeningsTest {
  private static final String ALL =
      "https://api:6443/apis/snapshot.storage.k8s.io/v1/volumesnapshots";
  private static final String SNAPSHOTS = WatchOpenings.source("volumesnapshots", Optional.empty());

  private long millis = 1_000_000;
  private final WatchOpenings openings =
      new WatchOpenings(() -> TimeUnit.MILLISECONDS.toNanos(millis));

  @Test
  void aWatchThatWasCutCatchesUpForTwoSeconds() {
    watched(ALL);
    later(1999);
    assertThat(openings.live(SNAPSHOTS)).isFalse();
    later(1);
    assertThat(openings.live(SNAPSHOTS)).isTrue();
  }

  /** From the first page on: all pages are of that moment. */
  @Test
  void aWatchCatchesUpForAsLongAsItsListTook() {
    listed(ALL);
    later(200);
    listed(ALL);
    later(100);
    watched(ALL);
    later(299);
    assertThat(openings.live(SNAPSHOTS)).isFalse();
    later(1);
    assertThat(openings.live(SNAPSHOTS)).isTrue();
  }

  @Test
  void afterAListThatTookLongTwoSecondsAreEnough() {
    listed(ALL);
    later(60_000);
    watched(ALL);
    later(2000);
    assertThat(openings.live(SNAPSHOTS)).isTrue();
  }

  @Test
  void eachListCountsFromItself() {
    listed(ALL);
    watched(ALL);
    later(10_000);
    listed(ALL);
    later(100);
    watched(ALL);
    later(100);
    assertThat(openings.live(SNAPSHOTS)).isTrue();
  }

  @Test
  void aWatchWithoutAnAnswerIsNotLive() {
    watched(ALL);
    later(10_000);
    openings.before(null, watch(ALL), null);
    assertThat(openings.live(SNAPSHOTS)).isFalse();
  }

  @Test
  void whereEachNamespaceIsWatchedEachIsKnownByItself() {
    String path = "https://api/k8s/clusters/c-1/api/v1/namespaces/%s/persistentvolumeclaims";
    watched(path.formatted("a"));
    later(10_000);
    watched(path.formatted("b"));

    assertThat(openings.live(claims("a"))).isTrue();
    assertThat(openings.live(claims("b"))).isFalse();
    assertThat(openings.live(claims("c"))).isFalse();
  }

  private static String claims(String namespace) {
    return WatchOpenings.source("persistentvolumeclaims", Optional.of(namespace));
  }

  private void later(long time) {
    millis += time;
  }

  private void listed(String address) {
    HttpRequest list = request(address + "?limit=500");
    openings.before(null, list, null);
    openings.after(list, null, null);
  }

  private void watched(String address) {
    openings.before(null, watch(address), null);
    openings.after(watch(address), null, null);
  }

  private static HttpRequest watch(String address) {
    return request(address + "?resourceVersion=7&watch=true");
  }

  private static HttpRequest request(String uri) {
    return new StandardHttpRequest.Builder().uri(uri).build();
  }
}
