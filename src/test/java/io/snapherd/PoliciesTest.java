package io.snapherd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snapherd.cli.check.Checked.Sound;
import io.snapherd.cli.check.PolicyCheck;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.ObjectReader;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Source;
import io.snapherd.kubernetes.projection.JsonProjections;
import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.restore.RestoreRequest;
import io.snapherd.restore.RestoreRequest.Valid;
import io.snapherd.restore.Wanted;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Rule;
import io.snapherd.schedule.Slots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every manifest under {@code policies/} is what it should be; the API server is asked in an IT.
 */
class PoliciesTest {
  private static final Path FOLDER = Path.of("policies");

  /** In winter, when Berlin is an hour ahead. */
  private static final Instant NOW = Instant.parse("2026-11-24T13:30:00Z");

  @ParameterizedTest
  @MethodSource("files")
  void everyExampleIsCommented(Path file) throws IOException {
    assertThat(Files.readString(file)).startsWith("# ");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPolicyAmongTheExamplesIsValid(Path file) throws Refusal {
    PolicyCheck check = PolicyCheck.load();

    assertThat(objects(file))
        .isNotEmpty()
        .filteredOn(PolicyCheck::concerns)
        .allSatisfy(o -> assertThat(check.check(o)).isInstanceOf(Sound.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pvc-demo        | 2026-11-24T13:31:00Z | last 2
          nightly         | 2026-11-25T01:30:00Z | daily 7, weekly 4, monthly 12
          hourly          | 2026-11-24T14:00:00Z | hourly 24
          whole-namespace | 2026-11-24T23:00:00Z | daily 14
          storage-class   | 2026-11-24T18:00:00Z | last 4, daily 27
          run-now         | 2026-11-25T00:00:00Z | last 5
          """)
  void thePoliciesActAndKeepAsTheyAreMeantTo(String name, Instant next, String rules)
      throws Refusal, InvalidSpec {
    Policy policy = policy(name);
    Slots slots = Slots.of(policy);
    Retention retention = Retention.of(policy.spec(), slots.schedule().zone());

    assertThat(policy.name()).isEqualTo(name);
    assertThat(slots.next(NOW)).contains(next);
    assertThat(retention.rules().stream().map(Rule::text).collect(Collectors.joining(", ")))
        .isEqualTo(rules);
  }

  @ParameterizedTest
  @CsvSource({
    "pvc-demo, true",
    "nightly, false", // it goes by a label
    "hourly, true",
    "whole-namespace, true",
    "storage-class, true",
    "run-now, true"
  })
  void theClaimOfTheExamplesIsSelectedOrNot(String name, boolean selected) throws Refusal {
    assertThat(policy(name).selects(claim(FOLDER.resolve("claim-pvc-demo.yaml"))))
        .isEqualTo(selected);
  }

  @Test
  void theSnapshotOnDemandIsAskedForWhileItsPolicyIsSuspended() throws Refusal {
    Policy policy = policy("run-now");

    assertThat(policy.runNow()).contains("before-the-upgrade");
    assertThat(policy.spec().suspend()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"latest, pvc-demo-restore", "time, pvc-demo-at-noon", "name,"})
  void theRestoresOnAClaimAreRequestsForANewOne(String name, String to) throws Refusal {
    Valid request = (Valid) RestoreRequest.on(claim(restore(name)), NOW);

    assertThat(request.to()).isEqualTo(Optional.ofNullable(to));
    assertThat(request.wanted())
        .isEqualTo(
            switch (name) {
              case "latest" -> new Wanted.Newest("pvc-demo", Optional.empty());
              case "time" ->
                  new Wanted.Newest("pvc-demo", Optional.of(Instant.parse("2026-11-24T12:00:00Z")));
              default -> new Wanted.Named("pvc-demo", "pvc-demo-nightly-202611240130");
            });
  }

  @Test
  void theRestoreOnASnapshotIsARequestForThatOne() throws Refusal, JsonMappingException {
    Valid request =
        (Valid)
            RestoreRequest.on(JsonProjections.snapshot(objects(restore("snapshot")).get(0).json()));

    assertThat(request.to()).contains("pvc-demo-copy");
    assertThat(request.wanted()).isInstanceOf(Wanted.Itself.class);
  }

  @Test
  void everyExampleIsLookedAtByName() throws IOException {
    assertThat(files().map(f -> FOLDER.relativize(f).toString().replace(".yaml", "")))
        .containsExactlyInAnyOrder(
            "claim-pvc-demo",
            "pvc-demo",
            "nightly",
            "hourly",
            "whole-namespace",
            "storage-class",
            "run-now",
            "restore/latest",
            "restore/time",
            "restore/name",
            "restore/snapshot");
  }

  private static Path restore(String name) {
    return FOLDER.resolve("restore").resolve(name + ".yaml");
  }

  private static Policy policy(String name) throws Refusal {
    KubernetesObject object = objects(FOLDER.resolve(name + ".yaml")).get(0);
    return ((Sound) PolicyCheck.load().check(object)).policy();
  }

  private static Claim claim(Path file) throws Refusal {
    try {
      ObjectNode json = objects(file).get(0).json();
      assertThat(json.path("kind").asText()).isEqualTo("PersistentVolumeClaim");
      return JsonProjections.claim(json);
    } catch (JsonMappingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<KubernetesObject> objects(Path file) throws Refusal {
    List<KubernetesObject> objects = new ArrayList<>();
    ObjectReader.MANIFESTS.read(
        new Source(file.toString(), () -> Files.newInputStream(file)), objects::add);
    return objects;
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}
