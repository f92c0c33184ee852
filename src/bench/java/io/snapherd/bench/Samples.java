package io.snapherd.bench;

import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.model.Snapshot.Marks;
import io.snapherd.model.Snapshot.Origin;
import io.snapherd.model.Snapshot.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Snapshots as an hourly policy makes them. */
final class Samples {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private Samples() {}

  static List<Snapshot> hourly(int count) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      snapshots.add(
          snapshot(
              new ObjectRef("shop", "data-hourly-" + i),
              "policy-uid",
              BEGIN.plus(Duration.ofHours(i))));
    }
    Collections.shuffle(snapshots, new Random(1));
    return List.copyOf(snapshots);
  }

  /** In a namespace of that name, too. */
  static List<Snapshot> ofPolicy(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> snapshot(new ObjectRef(name, "s-" + i), name, BEGIN.plus(Duration.ofHours(i))))
        .toList();
  }

  static Instant after(int count) {
    return BEGIN.plus(Duration.ofHours(count));
  }

  private static Snapshot snapshot(ObjectRef ref, String policyUid, Instant slot) {
    Identity id = new Identity(ref, "uid-" + ref, "1", slot, Optional.empty());
    Origin origin =
        new Origin(
            Optional.of("hourly"),
            Optional.of(policyUid),
            Optional.of("claim-uid"),
            Optional.of(slot),
            false,
            Optional.empty(),
            Optional.empty());
    Status status =
        new Status(
            Optional.of(true),
            Optional.of(slot),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    return new Snapshot(id, Optional.of("data"), Optional.of("class"), origin, Marks.NONE, status);
  }
}
