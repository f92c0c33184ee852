package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.SourceClaim;
import io.snapherd.model.Trigger;
import java.util.HashMap;
import java.util.Map;

/**
 * A VolumeSnapshot to create. It has no owner: deleting a policy deletes no snapshot.
 *
 * @param source what a restore needs to know of the claim; written as JSON to the annotation {@code
 *     snapherd.io/claim}, which is not among {@code annotations}
 */
public record NewSnapshot(
    ObjectRef ref,
    String snapshotClass,
    Map<String, String> labels,
    Map<String, String> annotations,
    SourceClaim source) {
  public NewSnapshot {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** {@code spec.source.persistentVolumeClaimName}. */
  public String claimName() {
    return source.name();
  }

  /**
   * The policy's template with Snapherd's own labels and annotations. A template cannot set any of
   * these: a snapshot is found, counted and pruned by them.
   *
   * @param ref where {@link Naming} found it free
   */
  public static NewSnapshot of(Take take, SnapshotClass snapshotClass, ObjectRef ref) {
    Claim claim = take.claim();
    return new NewSnapshot(
        ref,
        snapshotClass.name(),
        with(labels(take.policy(), claim), take.policy().spec().template().labels()),
        with(annotations(take.trigger()), take.policy().spec().template().annotations()),
        new SourceClaim(claim.name(), claim.uid(), claim.spec()));
  }

  private static Map<String, String> labels(Policy policy, Claim claim) {
    return Map.of(
        Names.MANAGED_BY, Names.MANAGER,
        Names.POLICY, policy.name(),
        Names.POLICY_UID, policy.uid(),
        Names.CLAIM_UID, claim.uid());
  }

  private static Map<String, String> annotations(Trigger trigger) {
    String slot = trigger.slot().toString();
    return trigger instanceof Trigger.Manual manual
        ? Map.of(Names.SLOT, slot, Names.TRIGGER, "manual", Names.RUN_NOW, manual.value())
        : Map.of(Names.SLOT, slot, Names.TRIGGER, "schedule");
  }

  private static Map<String, String> with(Map<String, String> ours, Map<String, String> template) {
    Map<String, String> all = new HashMap<>(template);
    all.keySet().removeIf(NewSnapshot::reserved);
    all.putAll(ours);
    return all;
  }

  private static boolean reserved(String key) {
    return key.startsWith(Names.DOMAIN) || key.equals(Names.MANAGED_BY);
  }
}
