package io.snapherd.retention;

import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Contents.Sighting;
import io.snapherd.retention.Contents.Sighting.Seen;
import io.snapherd.retention.Contents.Sighting.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a snapshot's state is judged by.
 *
 * @param readyDeadline how long after its creation a snapshot may be in progress
 */
public record Facts(Instant now, Duration readyDeadline, Contents contents) {
  /**
   * For orphans, whose policy cannot be asked: the longest {@code spec.readyDeadlineSeconds} there
   * is, because deleting a snapshot that is still being made leaks it on the storage.
   */
  public static final Duration LONGEST_READY_DEADLINE = Duration.ofHours(1);

  /**
   * What snapshot-controller writes into {@code status.error} of a snapshot that it had called
   * Ready, together with {@code readyToUse: false}: {@code syncReadySnapshot} in
   * external-snapshotter v8, {@code pkg/common-controller/snapshot_controller.go}. It looks at its
   * own cache only, so the content may well be there.
   */
  private static final Set<String> BINDING_ERRORS =
      Set.of(
          "VolumeSnapshotContent is missing",
          "VolumeSnapshotContent is not bound to the VolumeSnapshot correctly");

  public static Facts of(PolicySpec spec, Instant now, Contents contents) {
    return new Facts(now, spec.readyDeadline(), contents);
  }

  public static Facts ofOrphans(Instant now, Contents contents) {
    return new Facts(now, LONGEST_READY_DEADLINE, contents);
  }

  public State stateOf(Snapshot snapshot) {
    if (snapshot.id().terminating()) {
      return State.DELETING;
    }
    if (snapshot.ready()) {
      return State.READY;
    }
    return snapshot.status().cut().isPresent() ? stateOfCut(snapshot) : stateOfUncut(snapshot);
  }

  /** A cut exists: only what is known to be unfinished is pending or failed. */
  private State stateOfCut(Snapshot snapshot) {
    boolean unfinished =
        snapshot.status().content().isPresent()
            && snapshot.status().error().filter(BINDING_ERRORS::contains).isEmpty()
            && contentOf(snapshot).filter(c -> !c.ready()).isPresent();
    return unfinished ? byAge(snapshot) : State.LOST;
  }

  /**
   * No cut is known to the snapshot. If its content is ready after all, snapshot-controller has
   * been down or the status was wiped, and what would be deleted as failed is a good copy.
   */
  private State stateOfUncut(Snapshot snapshot) {
    State state = byAge(snapshot);
    boolean good = state == State.FAILED && contentOf(snapshot).filter(Content::ready).isPresent();
    return good ? State.LOST : state;
  }

  private State byAge(Snapshot snapshot) {
    Duration age = Duration.between(snapshot.id().created(), now);
    return age.compareTo(readyDeadline) < 0 ? State.PENDING : State.FAILED;
  }

  /** The snapshot's content, if it is there and bound to this very snapshot. */
  private Optional<Content> contentOf(Snapshot snapshot) {
    return sightingOf(snapshot) instanceof Seen seen
        ? Optional.of(seen.content()).filter(c -> c.boundTo().equals(uidOf(snapshot)))
        : Optional.empty();
  }

  /**
   * Whether deleting the snapshot would leave the storage's behind. Here a content counts even if
   * it is bound to something else: when in doubt, nothing is deleted.
   */
  public boolean retained(Snapshot snapshot) {
    return sightingOf(snapshot) instanceof Seen seen
        && seen.content().deletionPolicy() == DeletionPolicy.RETAIN;
  }

  boolean contentNotGiven(Snapshot snapshot) {
    return sightingOf(snapshot) == Unseen.NOT_GIVEN;
  }

  private Sighting sightingOf(Snapshot snapshot) {
    return contents.named(snapshot.contentName());
  }

  private static Optional<String> uidOf(Snapshot snapshot) {
    return Optional.of(snapshot.id().uid());
  }
}
