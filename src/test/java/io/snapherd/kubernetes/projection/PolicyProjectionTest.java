package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.ClaimSelection;
import io.snapherd.model.LabelSelector;
import io.snapherd.model.LabelSelector.Expression;
import io.snapherd.model.LabelSelector.Operator;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.SnapshotTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyProjectionTest {
  private static final PolicySpec DEFAULTS =
      new PolicySpec(
          "",
          "Etc/UTC",
          false,
          Optional.empty(),
          Duration.ZERO,
          ClaimSelection.ALL,
          Optional.empty(),
          Duration.ofMinutes(10),
          SnapshotTemplate.EMPTY,
          Optional.empty());

  @Test
  void everyFieldIsRead() {
    assertThat(
            spec(
                """
                schedule: "30 2 * * *"
                timeZone: Europe/Berlin
                suspend: true
                startingDeadlineSeconds: 3600
                jitterSeconds: 60
                claims:
                  names: [pvc-demo]
                  selector:
                    matchLabels: {app: shop}
                    matchExpressions: [{key: tier, operator: NotIn, values: [cache]}]
                  storageClassNames: [cephfs-hdd]
                volumeSnapshotClassName: cephfs-hdd-snapshotclass
                readyDeadlineSeconds: 900
                snapshotTemplate: {labels: {a: b}, annotations: {c: d}}
                retention:
                  keepLast: 1
                  keepHourly: 2
                  keepDaily: 3
                  keepWeekly: 4
                  keepMonthly: 5
                  keepYearly: 6
                  keepWithin: 72h
                  dryRun: true
                """))
        .isEqualTo(
            new PolicySpec(
                "30 2 * * *",
                "Europe/Berlin",
                true,
                Optional.of(Duration.ofHours(1)),
                Duration.ofMinutes(1),
                new ClaimSelection(
                    List.of("pvc-demo"),
                    Optional.of(
                        new LabelSelector(
                            Map.of("app", "shop"),
                            List.of(new Expression("tier", Operator.NOT_IN, List.of("cache"))))),
                    List.of("cephfs-hdd")),
                Optional.of("cephfs-hdd-snapshotclass"),
                Duration.ofMinutes(15),
                new SnapshotTemplate(Map.of("a", "b"), Map.of("c", "d")),
                Optional.of(
                    new RetentionSpec(
                        Optional.of(1),
                        Optional.of(2),
                        Optional.of(3),
                        Optional.of(4),
                        Optional.of(5),
                        Optional.of(6),
                        Optional.of("72h"),
                        true))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{metadata: {name: nightly}}",
        "{spec: null}",
        "{spec: {}}",
        "{spec: {claims: {}}}",
        "{spec: {claims: {names: null, selector: null}, snapshotTemplate: {labels: null}}}",
        "{spec: {schedule: null, timeZone: null, suspend: null, jitterSeconds: null}}",
      })
  void aFileThatSaysNothingHasTheDefaultsOfTheApiServer(String yaml) {
    assertThat(policy(yaml).spec()).isEqualTo(DEFAULTS);
  }

  @Test
  void anEmptySelectorIsNotNone() {
    assertThat(spec("claims: {selector: {}}").claims().selector())
        .contains(LabelSelector.EVERYTHING);
  }

  @Test
  void aRetentionWithoutRulesIsNotNone() {
    Optional<Integer> none = Optional.empty();
    assertThat(spec("retention: {}").retention())
        .contains(new RetentionSpec(none, none, none, none, none, none, Optional.empty(), false));
  }

  @ParameterizedTest
  @CsvSource({
    "In, IN",
    "NotIn, NOT_IN",
    "Exists, EXISTS",
    "DoesNotExist, DOES_NOT_EXIST",
    "Gt, OTHER"
  })
  void everyOperatorIsRead(String operator, Operator expected) {
    assertThat(
            spec("claims: {selector: {matchExpressions: [{key: a, operator: " + operator + "}]}}")
                .claims()
                .selector()
                .orElseThrow()
                .matchExpressions())
        .containsExactly(new Expression("a", expected, List.of()));
  }

  @Test
  void theRequestToRunNowIsItsValueAsItStands() {
    assertThat(runNow("' 1700000000 '")).contains(" 1700000000 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '"})
  void aBlankRequestToRunNowIsNone(String value) {
    assertThat(runNow(value)).isEmpty();
  }

  @Test
  void theGenerationIsTheMetadatas() {
    assertThat(policy("{metadata: {generation: 9223372036854775807}}").generation())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(policy("{}").generation()).isZero();
  }

  @Test
  void theMemoryIsInTheStatus() {
    assertThat(
            policy(
                    """
                    status:
                      schedule: {expression: "@daily", timeZone: Etc/UTC, suspended: true,
                                 since: 2026-01-01T00:00:00Z}
                      retention: {observed: daily 7, since: 2026-01-02T00:00:00Z}
                      lastScheduleTime: 2026-01-03T00:00:00Z
                      lastRunNow: "17"
                    """)
                .memory())
        .isEqualTo(
            new PolicyMemory(
                Optional.of(
                    new ScheduleBasis(
                        "@daily", "Etc/UTC", true, Instant.parse("2026-01-01T00:00:00Z"))),
                Optional.of(new RetentionBasis("daily 7", Instant.parse("2026-01-02T00:00:00Z"))),
                Optional.of(Instant.parse("2026-01-03T00:00:00Z")),
                Optional.of("17")));
  }

  @Test
  void aPolicyThatWasNeverSeenHasNoMemoryAndNoStatus() {
    PolicyProjection.Row row = PolicyProjection.row(Yaml.read("{spec: {}}", SnapshotPolicy.class));
    assertThat(row.policy().memory()).isEqualTo(PolicyMemory.NONE);
    assertThat(row.status()).isEmpty();
  }

  @Test
  void anEmptyStatusIsOne() {
    assertThat(PolicyProjection.row(Yaml.read("{status: {}}", SnapshotPolicy.class)).status())
        .isPresent();
  }

  private static PolicySpec spec(String yaml) {
    return policy("spec:\n" + yaml.indent(2)).spec();
  }

  private static Optional<String> runNow(String value) {
    return policy("{metadata: {annotations: {snapherd.io/run-now: " + value + "}}}").runNow();
  }

  private static Policy policy(String yaml) {
    return PolicyProjection.of(Yaml.read(yaml, SnapshotPolicy.class));
  }
}
