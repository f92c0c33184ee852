package io.snapherd.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private final Table<String> table = new Table<>((before, row) -> {});
  private final Projection<PersistentVolumeClaim, String> store =
      new Projection<>(PersistentVolumeClaim::new, ProjectionTest::label, table);

  private static String label(PersistentVolumeClaim claim) {
    String label = claim.getMetadata().getLabels().get("app");
    if (label == null) {
      throw new IllegalStateException("not to be projected");
    }
    return label;
  }

  @Test
  void theTableHasWhatIsMadeOfTheObject() {
    store.put("shop/data", claim("1", "web"));
    assertThat(table.get("shop/data")).contains("web");
  }

  @Test
  void theInformerGetsNothingBackButKeyAndVersion() {
    store.put("shop/data", claim("1", "web"));
    PersistentVolumeClaim stub = new PersistentVolumeClaim();
    stub.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("data")
            .withResourceVersion("1")
            .build());
    assertThat(store.get("shop/data")).isEqualTo(stub);
    assertThat(store.values()).containsExactly(stub);
    assertThat(store.keySet()).containsExactly("shop/data");
    assertThat(store.size()).isOne();
    assertThat(store.isFullState()).isFalse();
  }

  @Test
  void theStubHasTheKeyOfTheObject() {
    PersistentVolumeClaim claim = claim("1", "web");
    store.put(store.getKey(claim), claim);
    assertThat(store.values().map(store::getKey)).containsExactly(store.getKey(claim));
  }

  @Test
  void theStubOfAnObjectWithoutNamespaceHasItsKey() {
    PersistentVolumeClaim claim = claim("1", "web");
    claim.getMetadata().setNamespace(null);
    assertThat(store.getKey(claim)).isEqualTo("data");
    store.put("data", claim);
    assertThat(store.values().map(store::getKey)).containsExactly("data");
  }

  @Test
  void theFirstPutGivesNothingBackAndTheNextTheOldVersion() {
    assertThat(store.put("shop/data", claim("1", "web"))).isNull();
    assertThat(store.put("shop/data", claim("2", "web")).getMetadata().getResourceVersion())
        .isEqualTo("1");
    assertThat(store.get("shop/data").getMetadata().getResourceVersion()).isEqualTo("2");
  }

  @Test
  void aRemovalGivesTheLastVersionBack() {
    store.put("shop/data", claim("1", "web"));
    assertThat(store.remove("shop/data").getMetadata().getResourceVersion()).isEqualTo("1");
    assertThat(store.size()).isZero();
    assertThat(store.get("shop/data")).isNull();
    assertThat(table.get("shop/data")).isEmpty();
  }

  @Test
  void theRemovalOfNothingGivesNothingBack() {
    assertThat(store.remove("shop/data")).isNull();
  }

  /** Else the informer would take the object for known in this version, and never ask again. */
  @Test
  void anObjectThatCannotBeProjectedIsNotKnown() {
    store.put("shop/data", claim("1", "web"));
    store.put("shop/data", claim("2", null));
    assertThat(store.get("shop/data").getMetadata().getResourceVersion()).isEqualTo("1");
  }

  private static PersistentVolumeClaim claim(String version, String app) {
    PersistentVolumeClaim claim = new PersistentVolumeClaim();
    claim.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("data")
            .withResourceVersion(version)
            .addToLabels("app", app)
            .build());
    return claim;
  }
}
