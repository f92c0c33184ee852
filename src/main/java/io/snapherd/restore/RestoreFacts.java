package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Volume;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** What a restore decision looks at. All answers belong to one moment. */
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

  Optional<ClaimEvent> lastEvent(ObjectRef claim);
}
