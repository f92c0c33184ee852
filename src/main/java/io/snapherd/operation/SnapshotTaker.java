package io.snapherd.operation;

import io.snapherd.admission.Allowance;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Problems.Aspect;
import io.snapherd.operation.TakeSnapshots.Wanted;
import io.snapherd.operation.WaitingRoom.Wait;
import io.snapherd.take.Naming;
import io.snapherd.take.NewSnapshot;
import io.snapherd.take.Take;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what was decided about one claim: the create, and what users are told of it. */
public final class SnapshotTaker {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);

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

  /** Puts up or takes down what stands in the way of this claim's snapshots, due or not. */
  void report(Outlook outlook) {
    Footing footing = outlook.footing();
    if (footing instanceof Footing.Refused refused) {
      speaker.problem(outlook, Aspect.TAKE, refused.reason(), refused.message());
    } else if (footing instanceof Footing.Unknown unknown) {
      speaker.problem(outlook, Aspect.TAKE, unknown.reason(), unknown.message());
    } else if (outlook.allowance() instanceof Allowance.Skipped skipped) {
      speaker.problem(outlook, Aspect.TAKE, Reason.SlotSkipped, skipped.sentence());
    } else if (outlook.wanted().isEmpty()) {
      speaker.noProblem(outlook, Aspect.TAKE);
    }
    reportRetain(outlook);
  }

  private void reportRetain(Outlook outlook) {
    if (outlook.footing() instanceof Footing.Sound sound
        && sound.snapshotClass().deletionPolicy() == DeletionPolicy.RETAIN) {
      speaker.problem(
          outlook,
          Aspect.RETAIN,
          Reason.RetainClass,
          "VolumeSnapshotClass "
              + sound.snapshotClass().name()
              + " has deletionPolicy Retain: its snapshots are not pruned");
    } else {
      speaker.noProblem(outlook, Aspect.RETAIN);
    }
  }

  /** Creates the snapshot under the first name that is free, or finds that it is there. */
  void take(Wanted wanted, Wait wait, Instant now) {
    Take take = new Take(wanted.outlook().policy(), wanted.outlook().claim(), wanted.trigger());
    Naming naming = Naming.of(take, wanted.outlook().history().snapshots(), cluster::snapshot);
    try {
      while (naming instanceof Naming.Free free) {
        naming = create(wanted, take, wait, free.ref(), now);
      }
      if (naming instanceof Naming.Refused refused) {
        throw new Refused(refused.reason(), refused.message());
      }
      speaker.noProblem(wanted.outlook(), Aspect.TAKE);
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

  private void refused(Wanted wanted, Refused refusal, Instant now) {
    Policy policy = wanted.outlook().policy();
    Instant next = attempts.refused(wanted.wish(), now).nextTry();
    LOG.warn(
        "Snapshot of claim {} for policy {} refused ({}): {}; next try at {}",
        wanted.outlook().claim().ref(),
        policy.name(),
        refusal.reason(),
        refusal.getMessage(),
        next);
    speaker.problem(wanted.outlook(), Aspect.TAKE, refusal.reason(), refusal.getMessage());
  }
}
