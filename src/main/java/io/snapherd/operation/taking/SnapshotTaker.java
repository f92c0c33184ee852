package io.snapherd.operation.taking;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Snapshots;
import io.snapherd.operation.due.Attempts;
import io.snapherd.operation.due.Attempts.Attempt;
import io.snapherd.operation.due.Refusal;
import io.snapherd.operation.due.Wanted;
import io.snapherd.operation.places.Wait;
import io.snapherd.operation.places.WaitingRoom;
import io.snapherd.take.Naming;
import io.snapherd.take.NewSnapshot;
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

  /** The first name that is free; if both belong to somebody else, that is a refusal. */
  Optional<ObjectRef> name(Wanted wanted, Instant now) {
    Naming naming =
        Naming.of(wanted.take(), wanted.outlook().history().snapshots(), cluster::snapshot);
    if (naming instanceof Naming.Refused refused) {
      refused(wanted, new Refused(refused.reason(), refused.message()), now);
    }
    return naming instanceof Naming.Free free ? Optional.of(free.ref()) : Optional.empty();
  }

  /** Creates the snapshot that has got a place. */
  void take(Wait wait, Instant now) {
    if (attempts.find(wait.wanted().take()).flatMap(Attempt::refusals).isEmpty()) {
      speaker.sending(wait);
    }
    send(wait, now);
  }

  private void send(Wait wait, Instant now) {
    try {
      Naming naming = create(wait);
      if (naming instanceof Naming.Free other) {
        Wait renamed = wait.under(other.ref());
        room.move(wait, renamed, now);
        send(renamed, now);
      } else if (naming instanceof Naming.Refused refused) {
        throw new Refused(refused.reason(), refused.message());
      }
    } catch (Refused e) {
      room.release(wait.snapshot());
      refused(wait.wanted(), e, now);
    }
  }

  /** One that is found to be there keeps its place until the caches show it. */
  private Naming create(Wait wait) throws Refused {
    Wanted wanted = wait.wanted();
    ObjectRef ref = wait.snapshot();
    Optional<Snapshot> created =
        snapshots.create(NewSnapshot.of(wanted.take(), wanted.footing().snapshotClass(), ref));
    if (created.isEmpty()) {
      return Naming.afterConflict(wanted.take(), ref, existing(ref));
    }
    speaker.taken(wanted.outlook(), created.get());
    return new Naming.AlreadyTaken(created.get());
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
