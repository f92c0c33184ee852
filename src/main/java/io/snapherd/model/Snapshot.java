package io.snapherd.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A VolumeSnapshot.
 *
 * @param claimName {@code spec.source.persistentVolumeClaimName}; absent if pre-provisioned
 * @param origin who took it and what of, as labels and annotations say; all of it may have been
 *     edited by anyone
 * @param marks what users ask of this snapshot
 * @param status what the snapshot controller says
 */
public record Snapshot(
    Identity id,
    Optional<String> claimName,
    Optional<String> snapshotClass,
    Origin origin,
    Marks marks,
    Status status) {

  public ObjectRef ref() {
    return id.ref();
  }

  public String name() {
    return id.ref().name();
  }

  public boolean ready() {
    return status.ready().orElse(false);
  }

  /** Of its content, also before its status says so: one that is made for it is named after it. */
  public String contentName() {
    return status.content().orElse("snapcontent-" + id.uid());
  }

  /** True for Ready ones nobody is deleting: the only ones that count as backups. */
  public boolean usable() {
    return ready() && !id.terminating();
  }

  /**
   * Labels and annotations written when the snapshot was taken.
   *
   * @param policyName label {@code snapherd.io/policy}
   * @param slot annotation {@code snapherd.io/slot} if it is a time in RFC 3339
   * @param manual true if {@code snapherd.io/trigger} says so
   * @param runNow the {@code snapherd.io/run-now} value it was taken for
   * @param claim annotation {@code snapherd.io/claim} if it can be read
   */
  public record Origin(
      Optional<String> policyName,
      Optional<String> policyUid,
      Optional<String> claimUid,
      Optional<Instant> slot,
      boolean manual,
      Optional<String> runNow,
      Optional<SourceClaim> claim) {
    /** A snapshot that Snapherd has nothing to do with. */
    public static final Origin FOREIGN =
        new Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
  }

  /**
   * Annotations that users set.
   *
   * @param hold the reason why it is held; never empty text
   * @param restoreTo the claim that a restore is asked for
   * @param restoreStatus the outcome beside it, as it stands
   */
  public record Marks(
      Optional<String> hold, Optional<String> restoreTo, Optional<String> restoreStatus) {
    public static final Marks NONE =
        new Marks(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * {@code status}, which may be missing altogether.
   *
   * @param ready absent: not known yet; can go from true to false
   * @param cut {@code creationTime}: the storage's clock, which may be wrong by hours
   * @param content the bound content's name
   * @param error the controller's last message; not final, controllers retry for ever
   * @param group true for a member of a group snapshot, which cannot be deleted singly
   */
  public record Status(
      Optional<Boolean> ready,
      Optional<Instant> cut,
      Optional<Size> restoreSize,
      Optional<String> content,
      Optional<String> error,
      List<String> finalizers,
      boolean group) {
    public static final Status UNKNOWN =
        new Status(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);

    public Status {
      finalizers = List.copyOf(finalizers);
    }
  }
}
