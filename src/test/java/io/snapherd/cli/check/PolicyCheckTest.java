package io.snapherd.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.cli.check.Checked.Faulty;
import io.snapherd.cli.check.Checked.Sound;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Texts;
import io.snapherd.model.Policy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
  private static final PolicyCheck CHECK = PolicyCheck.load();

  /** The fields of a spec on top of what it needs. */
  private static String policy(String fields) {
    String needed =
        (fields.contains("schedule:") ? "" : ", schedule: '@daily'")
            + (fields.contains("claims:") ? "" : ", claims: {}");
    return "{apiVersion: snapherd.io/v1, kind: SnapshotPolicy, metadata: {name: a}, spec: {"
        + fields
        + (fields.isEmpty() ? needed.substring(2) : needed)
        + "}}";
  }

  private static List<String> faults(String manifest) throws Refusal {
    Checked checked = CHECK.check(Texts.one(manifest));
    return checked instanceof Faulty faulty ? faulty.sentences() : List.of();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "timeZone:",
        "suspend: null",
        "jitterSeconds: 0",
        "jitterSeconds: 1800",
        "startingDeadlineSeconds: 10",
        "startingDeadlineSeconds: 3153600000",
        "readyDeadlineSeconds: 150",
        "readyDeadlineSeconds: 3600",
        "readyDeadlineSeconds: 0x258",
        "claims: {names: []}",
        "claims: {names: [a.b-c, '1']}",
        "claims: {selector: {}}",
        "claims: {selector: {matchLabels: {a: '', example.com/B_c.d: E_f.9}}}",
        "claims: {selector: {matchExpressions: [{key: a, operator: NotIn, values: ['']}]}}",
        "claims: {selector: {matchExpressions: [{key: a, operator: Exists, values: []}]}}",
        "volumeSnapshotClassName: a",
        "snapshotTemplate: {}",
        "snapshotTemplate: {labels: {snapherd.io: a}, annotations: {Example.COM/A: ''}}",
        "retention: {keepLast: 1}",
        "retention: {keepYearly: 10000, dryRun: true}",
        "retention: {keepWithin: 99999w}",
        "schedule: 0 2 * * *",
        "timeZone: UTC",
      })
  void whatIsAllowedIsSound(String fields) throws Refusal {
    assertThat(faults(policy(fields))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metadata: {}                                    | metadata.name: is missing
          metadata: {name: ''}                            | metadata.name: is empty
          metadata: {name: 5}                             | metadata.name: 5 is a number; write it in quotes
          metadata: {name: a, namespace: a.b}             | metadata.namespace: 'a.b' is not allowed; write the name of a namespace
          metadata: {name: a, labels: {a: 7}}             | metadata.labels.a: 7 is a number; write it in quotes
          metadata: {name: a, annotations: {-: a}}        | metadata.annotations.-: is not allowed; write an annotation's key
          metadata: {name: a, spec: {}}                   | metadata.spec: is unknown; it belongs at the top
          metadata: []                                    | metadata: is a list; write fields, of which there are name,
          """)
  void metadataIsHeldAgainstItsOwnSchema(String metadata, String fault) throws Refusal {
    assertThat(faults(policy("").replace("metadata: {name: a}", metadata)))
        .singleElement()
        .asString()
        .contains(": " + fault);
  }

  @Test
  void aNameHasAtMost63CharactersBecauseItBecomesALabel() throws Refusal {
    String manifest = policy("");
    assertThat(faults(manifest.replace("name: a", "name: " + "a".repeat(63)))).isEmpty();
    assertThat(faults(manifest.replace("name: a", "name: " + "a".repeat(64))))
        .singleElement()
        .asString()
        .contains("metadata.name: give the policy a name of at most 63 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jitterSeconds: -1            | spec.jitterSeconds: -1 is out of range; write a whole number from 0 to 1800
          jitterSeconds: 1801          | spec.jitterSeconds: 1801 is out of range
          jitterSeconds: 1.5           | spec.jitterSeconds: 1.5 is a fraction
          jitterSeconds: 1e99999       | spec.jitterSeconds: Infinity is a fraction
          jitterSeconds: 111111111222222222333333333 | spec.jitterSeconds: 111111111222222222333333333 is out of range
          startingDeadlineSeconds: 9   | spec.startingDeadlineSeconds: 9 is out of range
          readyDeadlineSeconds: 149    | spec.readyDeadlineSeconds: 149 is out of range
          suspend: 1                   | spec.suspend: 1 is a number; write true or false
          suspend: []                  | spec.suspend: is a list; write true or false
          schedule: ''                 | spec.schedule: is empty
          schedule: 5                  | spec.schedule: 5 is a number; write it in quotes
          schedule: yes                | spec.schedule: is read as true; write it in quotes
          schedule: [a]                | spec.schedule: is a list; write text
          schedule: '0 24 * * *'       | spec.schedule: hour '24' is not between 0 and 23
          schedule: TZ=UTC 0 0 * * *   | spec.schedule: 'TZ=UTC' does not belong here
          timeZone: europe/berlin      | spec.timeZone: 'europe/berlin' is spelled Europe/Berlin
          timeZone: Local              | spec.timeZone: 'Local' is no known time zone
          timeZone: ''                 | spec.timeZone: is empty
          claims: a                    | spec.claims: 'a' is text; write fields, of which there are names, selector,
          claims:                      | spec.claims: is empty; give it a value or leave it out
          claims: {name: [a]}          | spec.claims.name: is unknown; did you mean names?
          claims: {names: a}           | spec.claims.names: 'a' is text; write a list
          claims: {names: [a, b, a]}   | spec.claims.names[2]: is there twice; remove one
          claims: {names: [A]}         | spec.claims.names[0]: 'A' is not allowed; write the name of a claim
          claims: {names: [null]}      | spec.claims.names[0]: is empty
          claims: {storageClassNames: [a_b]} | spec.claims.storageClassNames[0]: 'a_b' is not allowed
          claims: {matchLabels: {}}    | spec.claims.matchLabels: is unknown; it belongs under spec.claims.selector
          claims: {selector: {matchLabels: {a b: c}}} | spec.claims.selector.matchLabels.a b: is not allowed; write a label's key
          claims: {selector: {matchLabels: {a: b c}}} | spec.claims.selector.matchLabels.a: 'b c' is not allowed; write a label's value
          claims: {selector: {matchExpressions: [{key: a, operator: DoesNotExist, values: [b]}]}} | spec.claims.selector.matchExpressions[0]: leave the values out
          volumeSnapshotClassName: A   | spec.volumeSnapshotClassName: 'A' is not allowed
          snapshotTemplate: {labels: {app.kubernetes.io/managed-by: me}} | spec.snapshotTemplate.labels.app.kubernetes.io/managed-by: is not allowed; leave out
          snapshotTemplate: {annotations: {snapherd.io/hold: me}}        | spec.snapshotTemplate.annotations.snapherd.io/hold: is not allowed; leave out
          retention: {}                | spec.retention: give at least one rule
          retention: {keepLast: 0}     | spec.retention.keepLast: 0 is out of range; write a whole number from 1 to 10000
          retention: {keepLast: '3'}   | spec.retention.keepLast: '3' is text; write a whole number
          retention: {keepWithin: 3}   | spec.retention.keepWithin: 3 is a number; write it in quotes
          retention: {keepWithin: 0h}  | spec.retention.keepWithin: '0h' is not allowed; write a number from 1 to 99999
          retention: {keeplast: 3, keepDaily: 1} | spec.retention.keeplast: is unknown; did you mean keepLast?
          retention: {keep: 3, keepDaily: 1}     | spec.retention.keep: is unknown; known are keepLast, keepHourly
          """)
  void aFaultIsNamedWithItsMend(String fields, String fault) throws Refusal {
    assertThat(faults(policy(fields)))
        .singleElement()
        .asString()
        .startsWith("text: line 1: a: " + fault);
  }

  @Test
  void everythingThatIsWrongIsSaid() throws Refusal {
    assertThat(faults(policy("schedule: x, timeZone: y, suspend: z, retention: {keepLast: a}")))
        .hasSize(4);
  }

  @Test
  void moreThanAHundredFaultsAreCounted() throws Refusal {
    String names = IntStream.range(0, 150).mapToObj(i -> "A" + i).collect(Collectors.joining(", "));
    assertThat(faults(policy("claims: {names: [" + names + "]}")))
        .hasSize(101)
        .last()
        .isEqualTo("text: and 50 more");
  }

  @ParameterizedTest
  @CsvSource({"1000, /b", "1000000, /b", "1000, ''", "1000000, ''"})
  void aKeyOfAnyLengthIsRefusedInNoTime(int length, String end) throws Refusal {
    String key = "a.".repeat(length / 2) + "a" + end;
    assertThat(faults(policy("snapshotTemplate: {labels: {? " + key + " : c}}"))).hasSize(1);
  }

  @Test
  void thePrefixOfAKeyHasAtMost253Characters() throws Refusal {
    String prefix = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);
    assertThat(faults(policy("snapshotTemplate: {labels: {? " + prefix + "/b : c}}"))).isEmpty();
    assertThat(faults(policy("snapshotTemplate: {labels: {? " + prefix + "a/b : c}}"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "1001, 1"})
  void aThousandClaimsCanBeNamed(int count, int faults) throws Refusal {
    String names =
        IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    assertThat(faults(policy("claims: {names: [" + names + "]}"))).hasSize(faults);
  }

  @ParameterizedTest
  @CsvSource({"253, 0", "254, 1"})
  void theNameOfAClaimHasAtMost253Characters(int length, int faults) throws Refusal {
    assertThat(faults(policy("claims: {names: [" + "a".repeat(length) + "]}"))).hasSize(faults);
  }

  @Test
  void aSoundPolicyIsAsItStandsInTheManifest() throws Refusal {
    Policy policy =
        ((Sound) CHECK.check(Texts.one(policy("jitterSeconds: 60, retention: {keepDaily: 7}"))))
            .policy();
    assertThat(policy.name()).isEqualTo("a");
    assertThat(policy.spec().jitter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(policy.spec().timeZone()).isEqualTo("Etc/UTC");
    assertThat(policy.spec().retention().orElseThrow().keepDaily()).contains(7);
  }

  @Test
  void whatHasNoKindIsNoManifest() throws Refusal {
    assertThat(faults("{schedule: '@daily'}"))
        .containsExactly(
            "text: line 1: (no name): kind: is missing; is this a manifest of Kubernetes at all?");
  }

  @ParameterizedTest
  @CsvSource({
    "snapherd.io/v1, SnapshotPolicy, true",
    "snapherd.io/v2, SnapshotPolicy, true",
    "snapherd.io/v1, Policy, true",
    "v1, SnapshotPolicy, true",
    "'', SnapshotPolicy, true",
    "'', '', true",
    "v1, ConfigMap, false",
    "example.com/v1, SnapshotPolicy, false",
    "'', ConfigMap, false"
  })
  void onlyWhatIsClearlyOfAnotherKindIsNotItsConcern(
      String apiVersion, String kind, boolean concern) throws Refusal {
    KubernetesObject object = Texts.one("{apiVersion: '" + apiVersion + "', kind: '" + kind + "'}");
    assertThat(PolicyCheck.concerns(object)).isEqualTo(concern);
  }
}
