package io.snapherd.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.snapherd.model.LabelSelector.Expression;
import io.snapherd.model.LabelSelector.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code spec.claims}: which claims a policy is for. */
class ClaimSelectionTest {
  private static final Claim DEMO = claim("pvc-demo", Map.of(), Optional.of("cephfs-hdd"));

  @Test
  void noFieldAtAllSelectsEveryClaim() {
    assertThat(ClaimSelection.ALL.selects(DEMO)).isTrue();
  }

  @Test
  void aClaimMustBeAmongTheNames() {
    assertThat(selection(List.of("other", "pvc-demo"), List.of()).selects(DEMO)).isTrue();
    assertThat(selection(List.of("other"), List.of()).selects(DEMO)).isFalse();
  }

  @Test
  void aClaimMustBeOfAStorageClassThatIsNamed() {
    assertThat(selection(List.of(), List.of("rbd", "cephfs-hdd")).selects(DEMO)).isTrue();
    assertThat(selection(List.of(), List.of("rbd")).selects(DEMO)).isFalse();
  }

  @Test
  void aClaimWithoutAStorageClassIsOfNone() {
    Claim claim = claim("pvc-demo", Map.of(), Optional.empty());

    assertThat(selection(List.of(), List.of("cephfs-hdd")).selects(claim)).isFalse();
    assertThat(ClaimSelection.ALL.selects(claim)).isTrue();
  }

  @Test
  void aClaimMustMatchTheSelector() {
    assertThat(labelled("app", "shop").selects(DEMO)).isTrue();
    assertThat(labelled("app", "blog").selects(DEMO)).isFalse();
  }

  @Test
  void aClaimMustMeetEveryField() {
    assertThat(selection(List.of("pvc-demo"), List.of("rbd")).selects(DEMO)).isFalse();
    assertThat(selection(List.of("other"), List.of("cephfs-hdd")).selects(DEMO)).isFalse();
  }

  @Test
  void anExcludedClaimIsLeftOut() {
    Claim claim = claim("pvc-demo", Map.of(Names.EXCLUDE, "true"), Optional.empty());

    assertThat(ClaimSelection.ALL.selects(claim)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "True", "yes", ""})
  void onlyTrueExcludes(String value) {
    Claim claim = claim("pvc-demo", Map.of(Names.EXCLUDE, value), Optional.empty());

    assertThat(ClaimSelection.ALL.selects(claim)).isTrue();
  }

  @Test
  void aPolicySelectsInItsOwnNamespaceOnly() {
    assertThat(policyIn("shop").selects(DEMO)).isTrue();
    assertThat(policyIn("blog").selects(DEMO)).isFalse();
  }

  @Test
  void aPolicySelectsWhatItsClaimsSay() {
    assertThat(policy("shop", selection(List.of("other"), List.of())).selects(DEMO)).isFalse();
  }

  @Test
  void matchLabelsMustAllBeThere() {
    LabelSelector selector = new LabelSelector(Map.of("app", "shop", "tier", "db"), List.of());

    assertThat(selector.matches(Map.of("app", "shop", "tier", "db", "more", ""))).isTrue();
    assertThat(selector.matches(Map.of("app", "shop"))).isFalse();
    assertThat(LabelSelector.EVERYTHING.matches(Map.of())).isTrue();
  }

  @Test
  void matchExpressionsMustAllHold() {
    Expression exists = new Expression("app", Operator.EXISTS, List.of());
    Expression absent = new Expression("tier", Operator.DOES_NOT_EXIST, List.of());
    LabelSelector selector = new LabelSelector(Map.of(), List.of(exists, absent));

    assertThat(selector.matches(Map.of("app", "shop"))).isTrue();
    assertThat(selector.matches(Map.of("app", "shop", "tier", "db"))).isFalse();
    assertThat(selector.matches(Map.of())).isFalse();
  }

  @Test
  void inWantsTheLabelWithOneOfTheValues() {
    assertThat(holds(Operator.IN, Map.of("app", "shop"))).isTrue();
    assertThat(holds(Operator.IN, Map.of("app", "wiki"))).isFalse();
    assertThat(holds(Operator.IN, Map.of())).isFalse();
  }

  /** As in Kubernetes: a claim without the label is selected. */
  @Test
  void notInHoldsWithoutTheLabelToo() {
    assertThat(holds(Operator.NOT_IN, Map.of("app", "shop"))).isFalse();
    assertThat(holds(Operator.NOT_IN, Map.of("app", "wiki"))).isTrue();
    assertThat(holds(Operator.NOT_IN, Map.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"IN, ''", "NOT_IN, ''", "EXISTS, shop", "DOES_NOT_EXIST, shop", "OTHER, shop"})
  void anExpressionThatKubernetesWouldRefuseIsNotGuessedAt(Operator operator, String value) {
    List<String> values = value.isEmpty() ? List.of() : List.of(value);
    Expression expression = new Expression("app", operator, values);
    LabelSelector selector = new LabelSelector(Map.of(), List.of(expression));

    assertThatExceptionOfType(InvalidSpec.class)
        .isThrownBy(selector::check)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.InvalidSelector))
        .withMessageContaining("'app'");
  }

  @ParameterizedTest
  @CsvSource({"IN, shop", "NOT_IN, shop", "EXISTS, ''", "DOES_NOT_EXIST, ''"})
  void allOthersAreFollowed(Operator operator, String value) {
    List<String> values = value.isEmpty() ? List.of() : List.of(value);
    Expression expression = new Expression("app", operator, values);
    LabelSelector selector = new LabelSelector(Map.of(), List.of(expression));

    assertThatNoException().isThrownBy(selector::check);
  }

  private static boolean holds(Operator operator, Map<String, String> labels) {
    return new Expression("app", operator, List.of("shop", "blog")).matches(labels);
  }

  private static ClaimSelection selection(List<String> names, List<String> storageClasses) {
    return new ClaimSelection(names, Optional.empty(), storageClasses);
  }

  private static ClaimSelection labelled(String key, String value) {
    LabelSelector selector = new LabelSelector(Map.of(key, value), List.of());
    return new ClaimSelection(List.of(), Optional.of(selector), List.of());
  }

  private static Policy policyIn(String namespace) {
    return policy(namespace, ClaimSelection.ALL);
  }

  private static Policy policy(String namespace, ClaimSelection claims) {
    return new Policy(
        identity(new ObjectRef(namespace, "nightly")),
        1,
        Optional.empty(),
        new PolicySpec(
            "@daily",
            PolicySpec.DEFAULT_TIME_ZONE,
            false,
            Optional.empty(),
            Duration.ZERO,
            claims,
            Optional.empty(),
            PolicySpec.DEFAULT_READY_DEADLINE,
            SnapshotTemplate.EMPTY,
            Optional.empty()),
        PolicyMemory.NONE);
  }

  private static Claim claim(
      String name, Map<String, String> annotations, Optional<String> storageClass) {
    return new Claim(
        identity(new ObjectRef("shop", name)),
        Map.of("app", "shop"),
        annotations,
        new ClaimSpec(
            List.of("ReadWriteMany"), new Size("1Gi", 1L << 30), storageClass, "Filesystem"),
        ClaimPhase.BOUND,
        Optional.empty(),
        Optional.empty());
  }

  private static Identity identity(ObjectRef ref) {
    return new Identity(ref, "uid", "1", Instant.EPOCH, Optional.empty());
  }
}
