package io.snapherd.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.model.Names;
import io.snapherd.model.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anyone writes on one object, the watch of all others goes on. */
class HostileObjectsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "[[[",
        "7",
        "\"text\"",
        "{}",
        "{\"name\":null}",
        "{\"name\":\"a\",\"uid\":\"b\",\"size\":\"1Gi\",\"accessModes\":[null]}",
        "{\"name\":\"a\",\"uid\":\"b\",\"size\":\"1Gi\",\"accessModes\":[\"\"]}",
        "{\"name\":\"a\",\"uid\":\"b\",\"size\":\"1Gi\",\"accessModes\":{}}",
        "{\"name\":\"a\",\"uid\":\"b\",\"size\":\"-1Gi\",\"accessModes\":[\"ReadWriteOnce\"]}",
        "{\"name\":\"a\",\"uid\":\"b\",\"size\":\"much\",\"accessModes\":[\"ReadWriteOnce\"]}",
        "{\"name\":{},\"uid\":[],\"size\":{},\"accessModes\":\"x\"}"
      })
  void aClaimThatCannotBeReadIsNone(String annotation) {
    assertThat(SnapshotProjection.of(snapshot(Map.of(Names.CLAIM, annotation))).origin().claim())
        .isEmpty();
  }

  @Test
  void aSnapshotWithoutSpecAndStatusIsRead() {
    Snapshot snapshot = SnapshotProjection.of(snapshot(Map.of(Names.SLOT, "when pigs fly")));

    assertThat(snapshot.ready()).isFalse();
    assertThat(snapshot.origin().slot()).isEmpty();
  }

  @Test
  void anObjectThatCannotBeReadIsPassedOverAndItsOldRowStays() {
    Table<String> table = new Table<>((before, row) -> {});
    Projection<VolumeSnapshot, String> projection =
        new Projection<>(VolumeSnapshot::new, HostileObjectsTest::picky, table);
    projection.put("shop/good", snapshot(Map.of("a", "good")));
    projection.put("shop/good", snapshot(Map.of("a", "bad")));
    projection.put("shop/other", snapshot(Map.of("a", "fine")));

    assertThat(table.get("shop/good")).contains("good");
    assertThat(table.get("shop/other")).contains("fine");
    assertThat(projection.keySet()).containsExactlyInAnyOrder("shop/good", "shop/other");
  }

  private static String picky(VolumeSnapshot snapshot) {
    String value = snapshot.getMetadata().getAnnotations().get("a");
    if (value.equals("bad")) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  private static VolumeSnapshot snapshot(Map<String, String> annotations) {
    VolumeSnapshot snapshot = new VolumeSnapshot();
    snapshot.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("s")
            .withUid("u")
            .withResourceVersion("1")
            .withAnnotations(annotations)
            .build());
    return snapshot;
  }
}
