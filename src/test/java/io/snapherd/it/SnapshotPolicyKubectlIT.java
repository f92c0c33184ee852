package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapherd.kubernetes.resource.PolicySchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users see of SnapshotPolicies with kubectl. */
class SnapshotPolicyKubectlIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String POLICY =
      """
      apiVersion: snapherd.io/v1
      kind: SnapshotPolicy
      metadata: {name: columns, namespace: default}
      spec:
        schedule: "30 2 * * *"
        timeZone: Europe/Berlin
        volumeSnapshotClassName: cephfs-hdd-snapshotclass
        claims: {names: [pvc-demo]}
      """;

  private static final String STATUS =
      """
      {"status": {
        "conditions": [
          {"type": "Protected", "status": "False"}, {"type": "Ready", "status": "True"}],
        "claims": {"selected": 3, "protected": 2},
        "lastSuccessfulTime": "2026-01-01T00:00:00Z",
        "nextScheduleTime": "2126-01-01T01:30:00Z"}}
      """;

  @BeforeAll
  static void aPolicyWithAStatus() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cluster.kubectl("explain", "snappol.spec").ok());
    kubectl(List.of("apply", "-f", "-"), POLICY);
    cluster
        .kubectl(
            "patch", "snappol", "columns", "--subresource=status", "--type=merge", "-p", STATUS)
        .orThrow();
  }

  @AfterAll
  static void withoutTrace() {
    cluster.kubectl("delete", "snappol", "columns", "--ignore-not-found").orThrow();
  }

  static Stream<PolicySchema> objects() {
    return PolicySchema.root()
        .all()
        .filter(s -> s.properties().findAny().isPresent() && !s.path().equals("metadata"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void explainTellsOfEveryField(PolicySchema object) {
    String path = "snappol." + object.path().replace("[]", "");
    String explained = cluster.kubectl("explain", path.replaceAll("\\.$", "")).orThrow().out();
    assertThat(object.properties())
        .allSatisfy(
            p -> assertThat(explained).contains("  " + p.name() + "\t").contains(beginning(p)));
  }

  /** The API server describes apiVersion, kind and metadata in its own words. */
  private static String beginning(PolicySchema property) {
    String description = property.path().contains(".") ? property.text("description") : "";
    return description.substring(0, Math.min(description.length(), 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappol", "snapshotpolicies", "snapshotpolicy", "snapherd"})
  void itGoesByItsShortNameAndCategory(String name) {
    assertThat(cluster.kubectl("get", name).orThrow().out()).contains("columns");
  }

  @Test
  void getShowsWhatMatters() {
    assertThat(table("get", "snappol", "columns").get(0))
        .isEqualTo("NAME|READY|SCHEDULE|SUSPEND|CLAIMS|PROTECTED|LAST SUCCESS|NEXT|AGE");
    assertThat(table("get", "snappol", "columns").get(1))
        .matches(
            "columns\\|True\\|30 2 \\* \\* \\*\\|false\\|3\\|2\\|\\d+[dy]\\d*d?"
                + "\\|2126-01-01T01:30:00Z\\|\\d+s");
  }

  @Test
  void wideShowsZoneAndClassAsWell() {
    List<String> table = table("get", "snappol", "columns", "-o", "wide");
    assertThat(table.get(0)).endsWith("|NEXT|AGE|TIME ZONE|CLASS");
    assertThat(table.get(1)).endsWith("s|Europe/Berlin|cephfs-hdd-snapshotclass");
  }

  @Test
  void applyRefusesAFieldThatIsMisspelled() {
    Ran ran =
        cluster.kubectl(
            List.of("apply", "--dry-run=server", "-f", "-"),
            POLICY.replace("claims:", "retention: {keepLast: 3, keepDayly: 7}\n  claims:"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("unknown field \"spec.retention.keepDayly\"");
  }

  @Test
  void aRefusalNamesTheFieldAndTheMend() {
    Ran ran =
        cluster.kubectl(
            List.of("apply", "--dry-run=server", "-f", "-"),
            POLICY.replace("30 2 * * *", "hello 0 5 * * *"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .contains("spec.schedule: Invalid value: \"hello 0 5 * * *\": Write five fields: minute,");
  }

  private static void kubectl(List<String> arguments, String input) {
    cluster.kubectl(arguments, input).orThrow();
  }

  /** The lines, with a bar between columns. */
  private static List<String> table(String... arguments) {
    return cluster
        .kubectl(arguments)
        .orThrow()
        .out()
        .lines()
        .map(line -> line.strip().replaceAll(" {2,}", "|"))
        .toList();
  }
}
