package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * What a restore decision looks at. A cache that is behind can make a decision wrong for good:
 * whoever carries one out reads the API server itself before it accepts {@code SnapshotNotFound} or
 * {@code StorageClassNotFound} and before it creates a claim.
 */
public interface RestoreFacts {
  /** All of the annotated object's namespace. */
  Collection<Snapshot> snapshots();

  /** All of the annotated object's namespace, those being deleted included. */
  Collection<Claim> claims();

  Optional<Content> content(String name);

  Optional<Volume> volume(String name);

  /** True if there is a StorageClass of that name. */
  boolean storageClassExists(String name);

  /** {@code spec.readyDeadlineSeconds} of the policy with that uid, if it exists. */
  Optional<Duration> readyDeadline(String policyUid);

  /** The last Event about a claim, if one is known. */
  Optional<ClaimEvent> lastEvent(ObjectRef claim);
}
