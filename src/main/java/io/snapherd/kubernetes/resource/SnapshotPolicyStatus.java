package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * {@code status} of a SnapshotPolicy. Times are text in RFC 3339. Two of equal content are equal,
 * so that a status which did not change need not be written.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotPolicyStatus(
    Long observedGeneration,
    List<Condition> conditions,
    Schedule schedule,
    Retention retention,
    String lastScheduleTime,
    String lastSuccessfulTime,
    String nextScheduleTime,
    String lastRunNow,
    Claims claims,
    Snapshots snapshots,
    List<Problem> problems,
    List<Candidate> nextPrune) {

  /**
   * A condition as all of Kubernetes has it.
   *
   * @param type Ready, Protected or Pruned
   * @param status True, False or Unknown
   * @see <a
   *     href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/1623-standardize-conditions">KEP-1623</a>
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Condition(
      String type,
      String status,
      Long observedGeneration,
      String lastTransitionTime,
      String reason,
      String message) {}

  /** {@code status.schedule}: what the slots are counted by, and since when. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Schedule(String expression, String timeZone, Boolean suspended, String since) {}

  /** {@code status.retention}: what the rules were, and since when. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Retention(String observed, String since) {}

  /**
   * {@code status.claims}: how many of the claims are in which state.
   *
   * @param guarded {@code protected}, which Java keeps for itself
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Claims(
      Integer selected,
      @JsonProperty("protected") Integer guarded,
      Integer late,
      Integer waiting) {}

  /** {@code status.snapshots}: how many are in which state; held ones count twice. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Snapshots(
      Integer ready,
      Integer pending,
      Integer failed,
      Integer lost,
      Integer deleting,
      Integer held) {}

  /**
   * One of {@code status.problems}.
   *
   * @param claim absent: the policy as a whole
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Problem(String claim, String reason, String message, String since) {}

  /** One of {@code status.nextPrune}: a snapshot that would be deleted. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Candidate(String snapshot, String claim) {}
}
