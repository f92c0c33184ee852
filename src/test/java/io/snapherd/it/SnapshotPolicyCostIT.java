package io.snapherd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The API server reckons the cost of all rules beforehand by the bounds of the schema, and once
 * more with each policy: one that is too dear is refused although no rule is broken.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/#resource-constraints">Resource
 *     constraints of CEL</a>
 */
class SnapshotPolicyCostIT {
  @RegisterExtension static final ControlPlane cluster = ControlPlane.shared();

  private static final String DNS = ("a".repeat(63) + ".").repeat(3) + "a".repeat(56);

  /** One character to a schema, four bytes to Kubernetes' limits, two chars to Java. */
  private static final String FOUR_BYTES = "\ud83d\udc11";

  @Test
  void thePolicyThatFillsEveryBoundIsAccepted() {
    PolicyTrial trial = new PolicyTrial(cluster.client(), "default");
    assertThat(trial.refusal("a".repeat(63), largest())).isEmpty();
  }

  private static Map<String, Object> largest() {
    return Map.of(
        "schedule",
        String.join(" ", numbers(0, 59), numbers(0, 23), numbers(1, 31), numbers(1, 12), "0-7"),
        "timeZone",
        "America/" + "a".repeat(56),
        "claims",
        Map.of(
            "names", list(1000, i -> number(i) + DNS),
            "storageClassNames", list(64, i -> number(i) + DNS),
            "selector", selector()),
        "volumeSnapshotClassName",
        "a".repeat(5) + DNS,
        "snapshotTemplate",
        Map.of(
            "labels", map(32, SnapshotPolicyCostIT::value),
            "annotations", map(32, i -> FOUR_BYTES.repeat(1024))));
  }

  private static Map<String, Object> selector() {
    return Map.of(
        "matchLabels",
        map(64, SnapshotPolicyCostIT::value),
        "matchExpressions",
        list(
            32,
            i ->
                Map.of(
                    "key",
                    key(i),
                    "operator",
                    "In",
                    "values",
                    list(64, SnapshotPolicyCostIT::value))));
  }

  private static String key(int i) {
    return number(i) + DNS + "/" + value(i);
  }

  private static String value(int i) {
    return number(i) + "a".repeat(58);
  }

  /** Five characters. */
  private static String number(int i) {
    return Integer.toString(10000 + i);
  }

  private static String numbers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  private static List<Object> list(int size, IntFunction<Object> item) {
    return IntStream.range(0, size).mapToObj(item).toList();
  }

  private static Map<String, Object> map(int size, IntFunction<Object> value) {
    return IntStream.range(0, size)
        .boxed()
        .collect(Collectors.toMap(SnapshotPolicyCostIT::key, value::apply));
  }
}
