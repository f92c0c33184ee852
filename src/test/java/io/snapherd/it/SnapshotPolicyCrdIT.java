package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.snapherd.kubernetes.resource.PolicySchema;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real API server accepts, refuses and fills in when a SnapshotPolicy is written. */
class SnapshotPolicyCrdIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String LABEL_KEY = "Write a label's key";
  private static final String LABEL_VALUE = "Write a label's value";
  private static final String OURS = "Leave out the keys snapherd.io/";
  private static final String A63 = "a".repeat(63);
  private static final String DNS253 = (A63 + ".").repeat(3) + "a".repeat(61);

  private static PolicyTrial trial;

  @BeforeAll
  static void inTheDefaultNamespace() {
    trial = new PolicyTrial(cluster.client(), "default");
  }

  /**
   * A policy that a rule refuses.
   *
   * @param path the place in the schema where the rule stands
   * @param message what only this rule's message there contains
   */
  record Refused(String path, String message, String name, String spec) {
    static Refused of(String path, String message, String spec) {
      return new Refused(path, message, "a", spec);
    }

    static Refused schedule(String message, String schedule) {
      return of("spec.schedule", message, "schedule: '" + schedule + "'");
    }

    /** The whole message. */
    String rule() {
      return PolicySchema.root()
          .all()
          .filter(place -> place.path().equals(path))
          .flatMap(place -> place.rules().stream())
          .map(rule -> rule.path("message").asText())
          .filter(text -> text.contains(message))
          .findFirst()
          .orElseThrow(() -> new AssertionError(this + " is no rule of the schema"));
    }
  }

  static Stream<Refused> refused() {
    String selector = "spec.claims.selector.";
    String template = "spec.snapshotTemplate.";
    return Stream.of(
        new Refused("", "at most 63", "a".repeat(64), "{}"),
        Refused.schedule("spec.timeZone", "TZ=UTC 0 0 * * *"),
        Refused.schedule("spec.timeZone", "CRON_TZ=Europe/Berlin 0 0 * * *"),
        Refused.schedule("@hourly", "@every 1h"),
        Refused.schedule("@hourly", "@reboot"),
        Refused.schedule("@hourly", "@Daily"),
        Refused.schedule("five fields:", "hello 0 5 * * *"),
        Refused.schedule("five fields:", "0 0 2 * * ?"),
        Refused.schedule("five fields:", "0 2 * *"),
        Refused.schedule("five fields:", " "),
        Refused.schedule("minute (", "99 99 99 99 99"),
        Refused.schedule("minute (", "hello 0 5 * *"),
        Refused.schedule("minute (", "60 * * * *"),
        Refused.schedule("minute (", "*/0 * * * *"),
        Refused.schedule("minute (", "*/61 * * * *"),
        Refused.schedule("minute (", "1,,2 * * * *"),
        Refused.schedule("minute (", "1, * * * *"),
        Refused.schedule("minute (", "? * * * *"),
        Refused.schedule("minute (", "-5 * * * *"),
        Refused.schedule("minute (", "5- * * * *"),
        Refused.schedule("minute (", "5/ * * * *"),
        Refused.schedule("hour (", "0 24 * * *"),
        Refused.schedule("hour (", "0 */25 * * *"),
        Refused.schedule("hour (", "0 1-24 * * *"),
        Refused.schedule("day of month (", "0 0 0 * *"),
        Refused.schedule("day of month (", "0 0 32 * *"),
        Refused.schedule("day of month (", "0 0 L * *"),
        Refused.schedule("day of month (", "0 0 15W * *"),
        Refused.schedule("day of month (", "0 0 ?/2 * *"),
        Refused.schedule("day of month (", "0 0 1,? * *"),
        Refused.schedule("the month (", "0 0 * 0 *"),
        Refused.schedule("the month (", "0 0 * 13 *"),
        Refused.schedule("the month (", "0 0 * january *"),
        Refused.schedule("day of week (", "0 0 * * 8"),
        Refused.schedule("day of week (", "0 0 * * 7-7"),
        Refused.schedule("day of week (", "0 0 * * 7/2"),
        Refused.schedule("day of week (", "0 0 * * 5L"),
        Refused.schedule("day of week (", "0 0 * * mon#2"),
        Refused.schedule("day of week (", "0 0 * * */8"),
        Refused.schedule("upwards; for", "0 22-4 * * *"),
        Refused.schedule("of names", "0 0 * * fri-sun"),
        Refused.schedule("of names", "0 0 * Nov-Feb *"),
        Refused.of("spec.timeZone", "IANA", "timeZone: Local"),
        Refused.of("spec.timeZone", "IANA", "timeZone: '+02:00'"),
        Refused.of("spec.timeZone", "IANA", "timeZone: Europe/"),
        Refused.of("spec.claims.names[]", "name of a claim", "claims: {names: [Data]}"),
        Refused.of("spec.claims.names[]", "name of a claim", "claims: {names: [shop/data]}"),
        Refused.of(
            "spec.claims.storageClassNames[]",
            "name of a storage class",
            "claims: {storageClassNames: [cephfs_hdd]}"),
        Refused.of(
            selector + "matchLabels", LABEL_KEY, "claims: {selector: {matchLabels: {a b: c}}}"),
        Refused.of(
            selector + "matchLabels",
            LABEL_KEY,
            "claims: {selector: {matchLabels: {a" + A63 + ": c}}}"),
        Refused.of(
            selector + "matchLabels",
            LABEL_KEY,
            "claims: {selector: {matchLabels: {? " + DNS253 + "a/b : c}}}"),
        Refused.of(
            selector + "matchLabels{}", LABEL_VALUE, "claims: {selector: {matchLabels: {a: -}}}"),
        Refused.of(
            selector + "matchExpressions[]",
            "at least one value",
            "claims: {selector: {matchExpressions: [{key: a, operator: In}]}}"),
        Refused.of(
            selector + "matchExpressions[]",
            "at least one value",
            "claims: {selector: {matchExpressions: [{key: a, operator: NotIn, values: []}]}}"),
        Refused.of(
            selector + "matchExpressions[]",
            "Leave the values out",
            "claims: {selector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}"),
        Refused.of(
            selector + "matchExpressions[]",
            "Leave the values out",
            "claims: {selector: {matchExpressions: [{key: a, operator: DoesNotExist, values: [b]}]}}"),
        Refused.of(
            selector + "matchExpressions[].key",
            LABEL_KEY,
            "claims: {selector: {matchExpressions: [{key: /a, operator: Exists}]}}"),
        Refused.of(
            selector + "matchExpressions[].key",
            LABEL_KEY,
            "claims: {selector: {matchExpressions: [{key: " + DNS253 + "a/b, operator: Exists}]}}"),
        Refused.of(
            selector + "matchExpressions[].values[]",
            LABEL_VALUE,
            "claims: {selector: {matchExpressions: [{key: a, operator: In, values: [b c]}]}}"),
        Refused.of("spec.volumeSnapshotClassName", "name of a class", "volumeSnapshotClassName: A"),
        Refused.of(
            template + "labels", OURS, "snapshotTemplate: {labels: {snapherd.io/policy: mine}}"),
        Refused.of(
            template + "labels",
            OURS,
            "snapshotTemplate: {labels: {app.kubernetes.io/managed-by: me}}"),
        Refused.of(template + "labels", LABEL_KEY, "snapshotTemplate: {labels: {a/b/c: d}}"),
        Refused.of(
            template + "labels",
            LABEL_KEY,
            "snapshotTemplate: {labels: {? " + DNS253 + "a/b : d}}"),
        Refused.of(template + "labels{}", LABEL_VALUE, "snapshotTemplate: {labels: {a: b c}}"),
        Refused.of(
            template + "annotations",
            OURS,
            "snapshotTemplate: {annotations: {snapherd.io/hold: x}}"),
        Refused.of(
            template + "annotations",
            OURS,
            "snapshotTemplate: {annotations: {app.kubernetes.io/managed-by: me}}"),
        Refused.of(
            template + "annotations",
            "an annotation's key",
            "snapshotTemplate: {annotations: {a b: c}}"),
        Refused.of(
            template + "annotations",
            "an annotation's key",
            "snapshotTemplate: {annotations: {? " + DNS253 + "a/b : c}}"),
        Refused.of("spec.retention", "at least one rule", "retention: {}"),
        Refused.of("spec.retention", "at least one rule", "retention: {dryRun: true}"),
        Refused.of("spec.retention.keepWithin", "1 to 99999", "retention: {keepWithin: 0h}"),
        Refused.of("spec.retention.keepWithin", "1 to 99999", "retention: {keepWithin: 100000h}"),
        Refused.of("spec.retention.keepWithin", "1 to 99999", "retention: {keepWithin: 3m}"),
        Refused.of("spec.retention.keepWithin", "1 to 99999", "retention: {keepWithin: '72'}"),
        Refused.of("spec.retention.keepWithin", "1 to 99999", "retention: {keepWithin: ''}"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatBreaksARuleIsRefusedWithItsMend(Refused policy) {
    assertThat(trial.refusal(policy.name(), PolicyTrial.spec(policy.spec())))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains(policy.rule()));
  }

  @Test
  void everyRuleOfTheSchemaHasAPolicyThatItRefuses() {
    Stream<String> rules =
        PolicySchema.root()
            .all()
            .flatMap(
                s -> s.rules().stream().map(r -> s.path() + ": " + r.path("message").asText()));
    assertThat(refused().map(policy -> policy.path() + ": " + policy.rule()).distinct())
        .containsExactlyInAnyOrderElementsOf(rules.toList());
  }

  static Stream<PolicyBound> bounds() {
    return PolicyBound.all();
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void oneBeyondABoundIsRefused(PolicyBound bound) {
    assertThat(trial.refusal("a", bound.outside()))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).contains(bound.place()).contains(bound.complaint()));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void theBoundItselfIsInside(PolicyBound bound) {
    assertThat(trial.refusal("a", bound.inside()).orElse("")).doesNotContain(bound.complaint());
  }

  static Stream<String> accepted() {
    return Stream.of(
        "{}",
        "timeZone: Europe/Berlin",
        "timeZone: Etc/GMT+8",
        "timeZone: America/Argentina/ComodRivadavia",
        "startingDeadlineSeconds: 10",
        "startingDeadlineSeconds: 3153600000",
        "jitterSeconds: 1800",
        "readyDeadlineSeconds: 150",
        "claims: {names: [], storageClassNames: []}",
        "claims: {names: [" + DNS253 + "], storageClassNames: [cephfs-hdd, a.b]}",
        "claims: {selector: {}}",
        "claims: {selector: {matchLabels: {}, matchExpressions: []}}",
        "claims: {selector: {matchLabels: {a: '', A.b_c-1: " + A63 + "}}}",
        "claims: {selector: {matchLabels: {? " + DNS253 + "/" + A63 + " : x}}}",
        "claims: {selector: {matchExpressions: [{key: x.io/a, operator: In, values: ['', b]}]}}",
        "claims: {selector: {matchExpressions: [{key: a, operator: Exists}]}}",
        "claims: {selector: {matchExpressions: [{key: a, operator: DoesNotExist, values: []}]}}",
        "volumeSnapshotClassName: " + DNS253,
        "snapshotTemplate: {}",
        "snapshotTemplate: {labels: {}, annotations: {}}",
        "snapshotTemplate: {labels: {not-snapherd.io/x: y, snapherd.io.example.com/x: y}}",
        "snapshotTemplate: {annotations: {Example.com/Note: \"any text, ümläüts\\nand lines\"}}",
        "retention: null",
        "retention: {keepLast: 1}",
        "retention: {keepYearly: 10000, dryRun: true}",
        "retention: {keepWithin: 1h}",
        "retention: {keepWithin: 99999w}");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatBreaksNoRuleIsAccepted(String fields) {
    assertThat(trial.refusal("a", PolicyTrial.spec(fields))).isEmpty();
  }

  @Test
  void aNameOf63CharactersIsAccepted() {
    assertThat(trial.refusal(A63, PolicyTrial.spec("{}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"claims: []", "retention: 3", "schedule: 5", "suspend: 'true'"})
  void aValueOfAnotherTypeIsRefused(String fields) {
    assertThat(trial.refusal("a", PolicyTrial.spec(fields)))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("must be of type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule", "claims"})
  void whatEveryPolicyNeedsIsAskedFor(String field) {
    Map<String, Object> spec = PolicyTrial.spec("{}");
    spec.remove(field);
    assertThat(trial.refusal("a", spec))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).contains("spec." + field + ": Required value"));
  }

  @Test
  void aClaimNamedTwiceIsRefused() {
    assertThat(trial.refusal("a", PolicyTrial.spec("claims: {names: [a, b, a]}")))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("Duplicate value"));
  }

  @Test
  void theDefaultsAreFilledIn() {
    assertThat(spec(trial.stored(PolicyTrial.spec("{}"))))
        .isEqualTo(
            PolicyTrial.spec(
                """
                timeZone: Etc/UTC
                suspend: false
                jitterSeconds: 0
                readyDeadlineSeconds: 600
                """));
  }

  @Test
  void aRetentionIsNoDryRunByDefault() {
    assertThat(spec(trial.stored(PolicyTrial.spec("retention: {keepLast: 3}"))))
        .containsEntry("retention", Map.of("keepLast", 3, "dryRun", false));
  }

  @Test
  void unknownFieldsAreNotStored() {
    assertThat(spec(trial.stored(PolicyTrial.spec("claims: {name: a}\nother: 1"))))
        .containsEntry("claims", Map.of())
        .doesNotContainKey("other");
  }

  private static Map<String, Object> spec(GenericKubernetesResource policy) {
    return policy.get("spec");
  }
}
