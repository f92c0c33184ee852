package io.snapherd.restore;

import static io.snapherd.restore.ClaimBuilder.claim;
import static io.snapherd.restore.Shop.NOW;
import static io.snapherd.restore.SnapshotBuilder.snapshot;

import io.snapherd.model.Claim;
import io.snapherd.restore.RestoreRequest.Asked;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A namespace with a request in it, drawn at random: a good part of the requests can be followed.
 */
final class Drawn {
  private final Random random;
  private final Shop shop = new Shop();
  private final RestoreRequest request;

  Drawn(long seed) {
    this.random = new Random(seed);
    addSnapshots();
    for (int i = random.nextInt(3); i > 0; i--) {
      shop.with(
          claim(any("pvc-demo", "copy", "other", "pvc-demo-restore-202601311158")).uid("c-1"));
    }
    this.request = request();
  }

  void addSnapshots() {
    for (int i = random.nextInt(6); i > 0; i--) {
      shop.with(anySnapshot("s" + shop.snapshots().size()));
    }
  }

  void shuffle() {
    Collections.shuffle(shop.snapshots(), random);
    Collections.shuffle(shop.claims(), random);
  }

  Shop shop() {
    return shop;
  }

  String label() {
    return ((Asked) request).label();
  }

  List<String> claimNames() {
    return shop.claims().stream().map(Claim::name).toList();
  }

  RestoreDecision decide(Optional<RestoreStatus> current, Instant now) {
    return RestoreDecision.of(request, current, shop, now);
  }

  @SafeVarargs
  final <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private RestoreRequest request() {
    String to = any("copy", "free", "pvc-demo");
    if (random.nextInt(4) == 0) {
      return RestoreRequest.on(snapshot("s1").restoreTo(to).build());
    }
    ClaimBuilder asking =
        claim("pvc-demo").restoreFrom(any("latest", "s0", "s1", "2026-01-31T11:58:00Z", "Never"));
    return RestoreRequest.on((random.nextBoolean() ? asking : asking.restoreTo(to)).build(), NOW);
  }

  private SnapshotBuilder anySnapshot(String name) {
    SnapshotBuilder snapshot = snapshot(name).created(NOW.minusSeconds(60L * random.nextInt(5)));
    SnapshotBuilder taken = random.nextInt(8) == 0 ? snapshot : snapshot.takenOf("c-1");
    SnapshotBuilder placed = random.nextInt(6) == 0 ? taken.ofClaim("other") : taken;
    return switch (random.nextInt(6)) {
      case 0 -> placed.unready();
      case 1 -> placed.deleted();
      case 2 -> placed.cut(NOW.minusSeconds(random.nextInt(600)));
      default -> placed;
    };
  }
}
