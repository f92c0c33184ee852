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

/** Snapshots as an hourly policy makes them. */
final class Samples {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private Samples() {}

  static List<Snapshot> hourly(int count) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      snapshots.add(snapshot("data-hourly-" + i, BEGIN.plus(Duration.ofHours(i))));
    }
    Collections.shuffle(snapshots, new Random(1));
    return List.copyOf(snapshots);
  }

  static Instant after(int count) {
    return BEGIN.plus(Duration.ofHours(count));
  }

  private static Snapshot snapshot(String name, Instant slot) {
    Identity id =
        new Identity(new ObjectRef("shop", name), "uid-" + name, "1", slot, Optional.empty());
    Origin origin =
        new Origin(
            Optional.of("hourly"),
            Optional.of("policy-uid"),
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
