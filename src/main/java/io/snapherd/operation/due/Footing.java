package io.snapherd.operation.due;

import io.snapherd.model.Claim;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Refused;
import io.snapherd.take.ClassChoice;
import io.snapherd.take.Eligibility;
import io.snapherd.take.SnapshotClasses;

/** Whether a policy could take a snapshot of a claim at all, due or not. */
public sealed interface Footing {

  /** It could, of this class. */
  record Sound(String driver, SnapshotClass snapshotClass) implements Footing {}

  /** Not yet: the claim was never bound. */
  record Waiting(String message) implements Footing {}

  /** The caches do not tell yet. */
  record Unknown(Reason reason, String message) implements Footing {}

  /** It could not: a slot is given up for this claim. */
  record Refused(Reason reason, String message) implements Footing {}

  static Footing of(Policy policy, Claim claim, Cluster cluster) {
    Eligibility eligibility = Eligibility.of(claim, claim.volume().flatMap(cluster::volume));
    if (eligibility instanceof Eligibility.Eligible eligible) {
      return of(policy, claim, eligible.driver(), cluster);
    } else if (eligibility instanceof Eligibility.Waiting waiting) {
      return new Waiting(waiting.message());
    } else if (eligibility instanceof Eligibility.Unknown unknown) {
      return new Unknown(unknown.reason(), unknown.message());
    } else if (eligibility instanceof Eligibility.Refused refused) {
      return new Refused(refused.reason(), refused.message());
    }
    throw new IllegalStateException("unknown eligibility " + eligibility);
  }

  private static Footing of(Policy policy, Claim claim, String driver, Cluster cluster) {
    ClassChoice choice =
        new SnapshotClasses(cluster.snapshotClasses())
            .choose(
                policy.spec().snapshotClass(),
                claim,
                claim.spec().storageClass().flatMap(cluster::storageClass),
                driver);
    if (choice instanceof ClassChoice.Chosen chosen) {
      return new Sound(driver, chosen.snapshotClass());
    } else if (choice instanceof ClassChoice.Refused refused) {
      return new Refused(refused.reason(), refused.message());
    }
    throw new IllegalStateException("unknown choice " + choice);
  }
}
