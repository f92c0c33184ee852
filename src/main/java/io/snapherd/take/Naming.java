package io.snapherd.take;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
   * The slot's own snapshot under whatever name, or else the first name that is free.
   *
   * @param snapshots where the wanted one is looked for: at least all with the policy's and the
   *     claim's uid; others do no harm
   * @param standing what stands under a name
   */
  static Naming of(
      Take take, Collection<Snapshot> snapshots, Function<ObjectRef, Optional<Snapshot>> standing) {
    return snapshots.stream()
        .filter(take::isServedBy)
        .min(Comparator.comparing(Snapshot::ref))
        .<Naming>map(AlreadyTaken::new)
        .orElseGet(() -> firstFree(take, refs(take), standing));
  }

  /**
   * What a 409 answer to the create means: success, or a try with the next name. A create that is
   * sent again after a lost answer finds its own object.
   *
   * @param tried the name that was taken
   * @param existing what the API server has there
   */
  static Naming afterConflict(Take take, ObjectRef tried, Snapshot existing) {
    List<ObjectRef> refs = refs(take);
    List<ObjectRef> left = refs.subList(refs.indexOf(tried) + 1, refs.size());
    return take.isServedBy(existing)
        ? new AlreadyTaken(existing)
        : firstFree(take, left, ref -> Optional.empty());
  }

  private static Naming firstFree(
      Take take, List<ObjectRef> refs, Function<ObjectRef, Optional<Snapshot>> standing) {
    for (ObjectRef ref : refs) {
      Optional<Snapshot> there = standing.apply(ref);
      if (there.isEmpty()) {
        return new Free(ref);
      }
      if (take.isServedBy(there.get())) {
        return new AlreadyTaken(there.get());
      }
    }
    return bothForeign(take);
  }

  private static List<ObjectRef> refs(Take take) {
    return SnapshotNames.of(take).in(take.policy().namespace());
  }

  private static Refused bothForeign(Take take) {
    SnapshotNames names = SnapshotNames.of(take);
    return new Refused(
        Reason.CreateRejected,
        ("the snapshots '%s' and '%s' exist and belong to something else:"
                + " delete one of them or make it again under another name")
            .formatted(names.base(), names.suffixed()));
  }
}
