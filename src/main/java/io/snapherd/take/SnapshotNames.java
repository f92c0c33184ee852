package io.snapherd.take;

/**
 * The two names that a snapshot may get.
 *
 * @param base tells a reader what it is; other claims and policies may arrive at the same
 * @param suffixed ends in a hash of the uids and the slot, for when somebody else has the base name
 */
public record SnapshotNames(String base, String suffixed) {

  public static SnapshotNames of(Take take) {
    return new SnapshotNames(take.claim().name(), take.policy().name());
  }
}
