package io.snapherd.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest(name = "at {0}")
  @ValueSource(
      strings = {
        "2026-11-24T12:00:00Z",
        "2026-03-29T01:30:00Z", // clocks go forward
        "2026-10-25T00:30:00Z", // and back
        "2027-01-01T00:00:00Z",
        "2028-02-29T23:59:59Z"
      })
  void nothingIsFromTheFutureAndEverythingHasItsOwnPlace(String now) {
    List<GenericKubernetesResource> objects = new Scenery(Instant.parse(now)).objects().toList();
    assertThat(objects)
        .allSatisfy(
            object ->
                assertThat(Instant.parse(object.getMetadata().getCreationTimestamp()))
                    .isBefore(Instant.parse(now)));
    assertThat(objects.stream().map(ObjectPath::of)).doesNotHaveDuplicates();
    assertThat(objects.stream().map(o -> o.getMetadata().getUid())).doesNotHaveDuplicates();
  }

  @Test
  void everySnapshotHasItsContent() {
    Set<String> contents = names("VolumeSnapshotContent");
    assertThat(of("VolumeSnapshot"))
        .hasSize(contents.size())
        .allSatisfy(s -> assertThat(contents).contains("snapcontent-" + s.getMetadata().getUid()));
  }

  @Test
  void noTemplateHasAHoleLeft() {
    assertThat(new Scenery(NOW).objects().map(Json::text))
        .noneMatch(object -> object.contains("${"));
  }

  @Test
  void thePoliciesRememberAllButTheLastTwoSlots() {
    Policy nightly =
        of("SnapshotPolicy").stream()
            .map(o -> Json.read(Json.text(o), SnapshotPolicy.class))
            .map(PolicyProjection::of)
            .filter(p -> p.name().equals("nightly"))
            .findFirst()
            .orElseThrow();
    assertThat(nightly.memory().lastScheduleTime()).contains(Instant.parse("2026-11-22T01:30:00Z"));
    assertThat(nightly.memory().schedule().orElseThrow().since()).isBefore(NOW);
  }

  @Test
  void historyHoldsSomeDaysWeeksAndMonths() throws InvalidSpec {
    History history = new History(Schedule.of("30 2 * * *", "Etc/UTC"));
    assertThat(history.until(Instant.parse("2026-11-22T02:30:00Z")))
        .extracting(slot -> slot.toString().substring(0, 10))
        .containsExactly(
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-25",
            "2026-10-31",
            "2026-11-01",
            "2026-11-08",
            "2026-11-14",
            "2026-11-15",
            "2026-11-16",
            "2026-11-17",
            "2026-11-18",
            "2026-11-19",
            "2026-11-20",
            "2026-11-21",
            "2026-11-22");
  }

  private static List<GenericKubernetesResource> of(String kind) {
    return new Scenery(NOW).objects().filter(o -> o.getKind().equals(kind)).toList();
  }

  private static Set<String> names(String kind) {
    return of(kind).stream().map(o -> o.getMetadata().getName()).collect(Collectors.toSet());
  }
}
