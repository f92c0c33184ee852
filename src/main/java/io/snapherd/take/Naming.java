package io.snapherd.take;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Under which name a snapshot is to be created, if at all. */
public sealed interface Naming {

  /** Nothing to create: this is it. */
  record AlreadyTaken(Snapshot snapshot) implements Naming {}

  /** Create it here. */
  record Free(ObjectRef ref) implements Naming {}

  /** Both names belong to something else: {@code CreateRejected}. */
  record Refused(Reason reason, String message) implements Naming {}

  /**
   * Decides.
   *
   * @param snapshots where the wanted one is looked for: at least all with the policy's and the
   *     claim's uid; others do no harm
   * @param standing what stands under a name
   */
  static Naming of(
      Take take, Collection<Snapshot> snapshots, Function<ObjectRef, Optional<Snapshot>> standing) {
    return new Free(take.claim().ref());
  }

  /**
   * What a 409 answer to the create means.
   *
   * @param tried the name that was taken
   * @param existing what the API server has there
   */
  static Naming afterConflict(Take take, ObjectRef tried, Snapshot existing) {
    return new AlreadyTaken(existing);
  }
}
