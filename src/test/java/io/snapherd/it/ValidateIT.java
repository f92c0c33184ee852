package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snapherd.cli.check.Checked;
import io.snapherd.cli.check.PolicyCheck;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.Lines;
import io.snapherd.cli.manifest.Place;
import io.snapherd.kubernetes.resource.PolicySchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code snapherd validate} makes of a policy is what a real API server makes of it; only
 * about schedules and time zones it knows more.
 */
class ValidateIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PolicyCheck CHECK = PolicyCheck.load();
  private static final int SPECS_PER_SEED = 60;
  private static final List<Object> VALUES =
      List.of(
          true,
          0,
          1,
          -1,
          150,
          1_800,
          10_001,
          4_000_000_000L,
          1.5,
          "",
          "a",
          "A b",
          "7",
          "a".repeat(64),
          "In",
          "Exists",
          "72h",
          "0d",
          "30 2 * * *",
          List.of(),
          List.of("a", "a"),
          List.of(1),
          Map.of(),
          Map.of("a", "b"),
          Map.of("a", 1),
          Map.of("snapherd.io/a", "b"));

  /** The server leaves unknown fields out, unless it is asked to be strict, as kubectl asks. */
  private static final Pattern ONLY_OURS =
      Pattern.compile(" spec\\.(schedule|timeZone): |[^']: is unknown; ");

  private static PolicyTrial trial;

  @BeforeAll
  static void inTheDefaultNamespace() {
    trial = new PolicyTrial(cluster.client(), "default");
  }

  static Stream<PolicyBound> bounds() {
    return PolicyBound.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bounds")
  void theyAgreeOnBothSidesOfEveryBound(PolicyBound bound) {
    agree("a", bound.inside());
    agree("a", bound.outside());
  }

  static Stream<SnapshotPolicyCrdIT.Refused> refused() {
    return SnapshotPolicyCrdIT.refused();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theyAgreeOnWhatEachRuleRefuses(SnapshotPolicyCrdIT.Refused refused) {
    agree(refused.name(), PolicyTrial.spec(refused.spec()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theyAgreeOnAnyValueInAnyPlace(long seed) {
    Random random = new Random(seed);
    List<PolicySchema> places =
        PolicySchema.spec().all().filter(place -> !place.path().equals("spec")).toList();
    for (int i = 0; i < SPECS_PER_SEED; i++) {
      Map<String, Object> spec = new HashMap<>(PolicyTrial.spec("{}"));
      put(
          spec,
          places.get(random.nextInt(places.size())).path().substring("spec.".length()),
          VALUES.get(random.nextInt(VALUES.size())));
      agree("a", spec);
    }
  }

  /**
   * Makes what is needed on the way: {@code a.b} a field, {@code a[]} an item, {@code a{}} a key.
   */
  private static void put(Map<String, Object> into, String path, Object value) {
    String[] parts = path.split("\\.", 2);
    String name = parts[0].replaceAll("[\\[{].*", "");
    Object content = parts.length == 1 ? value : map(parts[1], value);
    into.put(
        name,
        parts[0].endsWith("[]")
            ? List.of(content)
            : parts[0].endsWith("{}") ? Map.of("key", content) : content);
  }

  private static Map<String, Object> map(String path, Object value) {
    Map<String, Object> map = new HashMap<>();
    put(map, path, value);
    return map;
  }

  private static void agree(String name, Object spec) {
    Optional<String> refusal = trial.refusal(name, spec);
    List<String> faults =
        faults(name, spec).stream()
            .filter(fault -> refusal.isPresent() || !ONLY_OURS.matcher(fault).find())
            .toList();
    assertThat(faults.isEmpty())
        .as("%s; the server: %s; validate: %s", spec, refusal.orElse("accepts"), faults)
        .isEqualTo(refusal.isEmpty());
  }

  private static List<String> faults(String name, Object spec) {
    ObjectNode json = JSON.createObjectNode();
    json.put("apiVersion", "snapherd.io/v1").put("kind", "SnapshotPolicy");
    json.putObject("metadata").put("name", name);
    json.set("spec", JSON.valueToTree(spec));
    Place place = new Place("manifest", 1, Optional.empty());
    Checked checked = CHECK.check(new KubernetesObject(place, json, Lines.Unknown.LINES));
    return checked instanceof Checked.Faulty faulty ? faulty.sentences() : List.of();
  }
}
