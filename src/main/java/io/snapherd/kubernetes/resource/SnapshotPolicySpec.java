package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * {@code spec} of a SnapshotPolicy. The API server fills the defaults in; in a manifest read from a
 * file they are absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotPolicySpec(
    String schedule,
    String timeZone,
    Boolean suspend,
    Long startingDeadlineSeconds,
    Integer jitterSeconds,
    Claims claims,
    String volumeSnapshotClassName,
    Integer readyDeadlineSeconds,
    Template snapshotTemplate,
    Retention retention) {

  /** {@code spec.claims}: a claim must meet every field that is given. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Claims(List<String> names, Selector selector, List<String> storageClassNames) {}

  /** {@code spec.claims.selector}: a Kubernetes LabelSelector. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Selector(Map<String, String> matchLabels, List<Requirement> matchExpressions) {}

  /**
   * One of {@code spec.claims.selector.matchExpressions}.
   *
   * @param operator In, NotIn, Exists or DoesNotExist
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Requirement(String key, String operator, List<String> values) {}

  /** {@code spec.snapshotTemplate}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Template(Map<String, String> labels, Map<String, String> annotations) {}

  /** {@code spec.retention}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Retention(
      Integer keepLast,
      Integer keepHourly,
      Integer keepDaily,
      Integer keepWeekly,
      Integer keepMonthly,
      Integer keepYearly,
      String keepWithin,
      Boolean dryRun) {}
}
