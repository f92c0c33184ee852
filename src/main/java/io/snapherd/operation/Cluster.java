package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import java.util.Collection;
import java.util.Optional;

/** The caches: what the watches last told. Never a call to the API server, and never complete. */
public interface Cluster {
  Optional<Policy> policy(ObjectRef ref);

  /** The policy's status as it stands, whoever wrote it. */
  Optional<PolicyStatus> status(ObjectRef policy);

  Collection<Policy> policies();

  Collection<Policy> policies(String namespace);

  /** Of this namespace only: anybody can write any uid on what is theirs. */
  Optional<Policy> policyWithUid(String namespace, String uid);

  /** The living policy that a snapshot is of. */
  default Optional<Policy> policyOf(Snapshot snapshot) {
    return snapshot
        .origin()
        .policyUid()
        .flatMap(uid -> policyWithUid(snapshot.ref().namespace(), uid));
  }

  Optional<Claim> claim(ObjectRef ref);

  /** Those bound to a PersistentVolume: one, unless somebody has cheated. */
  Collection<Claim> claimsWithVolume(String volume);

  Collection<Claim> claims();

  Collection<Claim> claims(String namespace);

  /**
   * Those that snapshots may be needed for: being filled from one, or annotated {@code
   * snapherd.io/restore-from}.
   */
  Collection<Claim> restoringClaims(String namespace);

  Optional<Snapshot> snapshot(ObjectRef ref);

  Collection<Snapshot> snapshots();

  Collection<Snapshot> snapshots(String namespace);

  /**
   * Those labelled with both uids, whatever their names. Of one namespace only: anybody can write
   * any label on a snapshot of their own.
   */
  Collection<Snapshot> snapshotsOf(String namespace, String policyUid, String claimUid);

  /** Those labelled with the policy's uid, of any claim of the namespace. */
  Collection<Snapshot> snapshotsOf(String namespace, String policyUid);

  /** Those labelled with the name of such a policy, whatever its uid. */
  Collection<Snapshot> snapshotsNaming(ObjectRef policy);

  /** Those taken of a claim of this name, whoever took them. */
  Collection<Snapshot> snapshotsOfClaim(ObjectRef claim);

  /** All that are not Ready: few, as all become Ready or are pruned. */
  Collection<Snapshot> unreadySnapshots();

  /** Those whose status names this content. */
  Collection<Snapshot> snapshotsWithContent(String content);

  Optional<Volume> volume(String name);

  Optional<StorageClass> storageClass(String name);

  Collection<SnapshotClass> snapshotClasses();

  Optional<Content> content(String name);
}
