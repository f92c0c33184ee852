package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicySpec;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.model.ClaimSelection;
import io.snapherd.model.LabelSelector;
import io.snapherd.model.Names;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.SnapshotTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A SnapshotPolicy as the model sees it, with the defaults that the API server would fill in. */
public final class PolicyProjection {
  /** What the cache holds of a policy. */
  public record Row(Policy policy, Optional<PolicyStatus> status) {}

  private static final SnapshotPolicySpec NOTHING =
      new SnapshotPolicySpec(null, null, null, null, null, null, null, null, null, null);

  private PolicyProjection() {}

  public static Row row(SnapshotPolicy resource) {
    return new Row(
        of(resource), Optional.ofNullable(resource.getStatus()).map(StatusProjection::of));
  }

  /** Never fails: what cannot be followed is found by those who follow it. */
  public static Policy of(SnapshotPolicy resource) {
    return of(resource.getMetadata(), resource.getSpec(), resource.getStatus());
  }

  static Policy of(ObjectMeta meta, SnapshotPolicySpec spec, SnapshotPolicyStatus status) {
    return new Policy(
        Read.identity(meta),
        orElse(meta.getGeneration(), 0L),
        Read.value(Read.annotations(meta), Names.RUN_NOW),
        spec(orElse(spec, NOTHING)),
        StatusProjection.memory(status));
  }

  private static PolicySpec spec(SnapshotPolicySpec spec) {
    return new PolicySpec(
        Read.text(spec.schedule()),
        orElse(spec.timeZone(), PolicySpec.DEFAULT_TIME_ZONE),
        orElse(spec.suspend(), false),
        Optional.ofNullable(spec.startingDeadlineSeconds()).map(Duration::ofSeconds),
        Duration.ofSeconds(orElse(spec.jitterSeconds(), 0)),
        claims(spec.claims()),
        Optional.ofNullable(spec.volumeSnapshotClassName()),
        Optional.ofNullable(spec.readyDeadlineSeconds())
            .map(Duration::ofSeconds)
            .orElse(PolicySpec.DEFAULT_READY_DEADLINE),
        template(spec.snapshotTemplate()),
        Optional.ofNullable(spec.retention()).map(PolicyProjection::retention));
  }

  private static ClaimSelection claims(SnapshotPolicySpec.Claims claims) {
    return claims == null
        ? ClaimSelection.ALL
        : new ClaimSelection(
            orElse(claims.names(), List.of()),
            Optional.ofNullable(claims.selector()).map(PolicyProjection::selector),
            orElse(claims.storageClassNames(), List.of()));
  }

  private static LabelSelector selector(SnapshotPolicySpec.Selector selector) {
    return new LabelSelector(
        orElse(selector.matchLabels(), Map.of()),
        orElse(selector.matchExpressions(), List.<SnapshotPolicySpec.Requirement>of()).stream()
            .map(PolicyProjection::expression)
            .toList());
  }

  private static LabelSelector.Expression expression(SnapshotPolicySpec.Requirement requirement) {
    return new LabelSelector.Expression(
        Read.text(requirement.key()),
        operator(Read.text(requirement.operator())),
        orElse(requirement.values(), List.of()));
  }

  private static LabelSelector.Operator operator(String operator) {
    return switch (operator) {
      case "In" -> LabelSelector.Operator.IN;
      case "NotIn" -> LabelSelector.Operator.NOT_IN;
      case "Exists" -> LabelSelector.Operator.EXISTS;
      case "DoesNotExist" -> LabelSelector.Operator.DOES_NOT_EXIST;
      default -> LabelSelector.Operator.OTHER;
    };
  }

  private static SnapshotTemplate template(SnapshotPolicySpec.Template template) {
    return template == null
        ? SnapshotTemplate.EMPTY
        : new SnapshotTemplate(
            orElse(template.labels(), Map.of()), orElse(template.annotations(), Map.of()));
  }

  private static RetentionSpec retention(SnapshotPolicySpec.Retention retention) {
    return new RetentionSpec(
        Optional.ofNullable(retention.keepLast()),
        Optional.ofNullable(retention.keepHourly()),
        Optional.ofNullable(retention.keepDaily()),
        Optional.ofNullable(retention.keepWeekly()),
        Optional.ofNullable(retention.keepMonthly()),
        Optional.ofNullable(retention.keepYearly()),
        Optional.ofNullable(retention.keepWithin()),
        orElse(retention.dryRun(), false));
  }

  private static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
