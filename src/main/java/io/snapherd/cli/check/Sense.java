package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.cli.manifest.FieldPath;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.retention.Retention;
import io.snapherd.schedule.CronExpression;
import io.snapherd.schedule.Slots;
import io.snapherd.schedule.TimeZones;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a schema cannot see and the operator would report as {@code Ready=False}: a schedule that
 * never fires, a zone that does not exist.
 */
final class Sense {
  private Sense() {}

  /**
   * The two fields that can be judged by themselves, whatever else is wrong.
   *
   * @param right whether a field is as the schema wants it
   */
  static Stream<Finding> of(JsonNode policy, Predicate<FieldPath> right) {
    FieldPath spec = FieldPath.ROOT.field("spec");
    return Stream.of(
            of(policy, spec.field("schedule"), right, CronExpression::parse),
            of(policy, spec.field("timeZone"), right, TimeZones::parse))
        .flatMap(Optional::stream);
  }

  /** A policy that follows its schema: whatever the operator would still refuse. */
  static Optional<Finding> of(Policy policy) {
    return refusal(policy, Sense::follow);
  }

  private static void follow(Policy policy) throws InvalidSpec {
    Slots slots = Slots.of(policy);
    Retention.of(policy.spec(), slots.schedule().zone());
  }

  private static Optional<Finding> of(
      JsonNode policy, FieldPath field, Predicate<FieldPath> right, Trial<String> trial) {
    return Optional.ofNullable(policy.path("spec").path(field.step()).textValue())
        .filter(text -> right.test(field))
        .flatMap(text -> refusal(text, trial));
  }

  private static <T> Optional<Finding> refusal(T value, Trial<T> trial) {
    try {
      trial.follow(value);
      return Optional.empty();
    } catch (InvalidSpec e) {
      return Optional.of(new Finding(FieldPath.of(e.field()), e.getMessage()));
    }
  }

  /** Tries to follow a value. */
  @FunctionalInterface
  private interface Trial<T> {
    void follow(T value) throws InvalidSpec;
  }
}
