package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.WaitingRoom.Wait;
import io.snapherd.take.Naming;
import io.snapherd.take.NewSnapshot;
import io.snapherd.take.Take;
import java.time.Instant;
import java.util.Optional;

/** Carries out what was decided about one claim: the create, and what users are told of it. */
public final class SnapshotTaker {

  private final Cluster cluster;
  private final Snapshots snapshots;
  private final WaitingRoom room;
  private final Attempts attempts;
  private final Speaker speaker;

  public SnapshotTaker(
      Cluster cluster, Snapshots snapshots, WaitingRoom room, Attempts attempts, Speaker speaker) {
    this.cluster = cluster;
    this.snapshots = snapshots;
    this.room = room;
    this.attempts = attempts;
    this.speaker = speaker;
  }

  /** Creates the snapshot under the first name that is free, or finds that it is there. */
  void take(Wanted wanted, Wait wait, Instant now) {
    Take take = wanted.take();
    Naming naming = Naming.of(take, wanted.outlook().history().snapshots(), cluster::snapshot);
    try {
      while (naming instanceof Naming.Free free) {
        naming = create(wanted, take, wait, free.ref(), now);
      }
      if (naming instanceof Naming.Refused refused) {
        throw new Refused(refused.reason(), refused.message());
      }
    } catch (Refused e) {
      refused(wanted, e, now);
    }
  }

  private Naming create(Wanted wanted, Take take, Wait wait, ObjectRef ref, Instant now)
      throws Refused {
    NewSnapshot snapshot = NewSnapshot.of(take, wanted.footing().snapshotClass(), ref);
    room.reserve(ref, wait, now);
    try {
      Optional<Snapshot> created = snapshots.create(snapshot);
      if (created.isPresent()) {
        speaker.taken(wanted.outlook(), created.get());
        return new Naming.AlreadyTaken(created.get());
      }
      room.release(ref);
      return Naming.afterConflict(take, ref, existing(ref));
    } catch (Refused e) {
      room.release(ref);
      throw e;
    }
  }

  private Snapshot existing(ObjectRef ref) throws Refused {
    return snapshots
        .read(ref)
        .orElseThrow(
            () -> new Refused(Reason.CreateRejected, ref.name() + " existed and is gone again"));
  }

  private void refused(Wanted wanted, Refused why, Instant now) {
    Refusal refusal = new Refusal(wanted.take(), now, why.reason(), why.getMessage());
    speaker.refused(refusal, attempts.refused(refusal).nextTry());
  }
}
