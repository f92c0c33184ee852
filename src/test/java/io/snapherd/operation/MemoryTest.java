package io.snapherd.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Claim;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.fake.Faults.Call;
import io.snapherd.operation.fake.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An operator runs for months: what is gone is forgotten. */
class MemoryTest {
  private final World world = new World();

  @Test
  void ofManyPoliciesWithTheirClaimsThatCameAndWentNothingIsLeft() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
    for (String name : names) {
      world.claim(name);
      world.policy(name, spec -> spec.claims(name).keepLast(1));
    }
    world.runUntil("01:30:00");
    assertThat(world.snapshots()).hasSize(100);
    assertThat(world.wakeUps().known()).hasSizeGreaterThan(100);

    everythingGoes();

    assertThat(world.memory()).isEmpty();
    assertThat(world.wakeUps().known()).isEmpty();
  }

  @Test
  void norOfWhatWentWrongWithThem() {
    world.claim("a", "b", "c", "d", "e", "f");
    world.policy("hourly", spec -> spec.keepLast(1));
    world.policy("broken", spec -> spec.schedule("61 * * * *"));
    world.runUntil("01:30:00");
    world.cluster.faults().refuse(Call.CREATE_SNAPSHOT, "a", Reason.QuotaExceeded);
    world.cluster.faults().refuse(Call.DELETE_SNAPSHOT, Reason.PermissionDenied);
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    world.backend.failing("b", "no space left");
    world.backend.silent("c");
    world.kubectl.annotateClaim("d", "snapherd.io/restore-from", "latest");
    world.kubectl.annotateClaim("e", "snapherd.io/restore-from", "no-such-snapshot");
    world.kubectl.annotateClaim("f", "snapherd.io/restore-from", "2020-01-01T00:00:00Z");
    world.kubectl.restoreTo("d-hourly-202603010100", "restored");
    world.kubectl.runNow("hourly", "1");
    world.runUntil("02:00:01");
    assertThat(world.memory()).isNotEmpty();

    everythingGoes();

    assertThat(world.memory()).isEmpty();
    assertThat(world.wakeUps().known()).isEmpty();
  }

  @Test
  void aRestoreRequestThatIsTakenBackIsForgotten() {
    world.claim("a");
    world.policy("hourly", spec -> spec.schedule("0 1 * * *"));
    world.runUntil("01:30:00");
    world.cluster.faults().refuse(Call.CREATE_CLAIM, Reason.QuotaExceeded);
    world.kubectl.annotateClaim("a", "snapherd.io/restore-from", "latest");
    world.runUntil("01:31:00");
    assertThat(held("RestoreRefusals")).isNotEmpty();

    world.kubectl.unannotateClaim("a", "snapherd.io/restore-from");
    world.runUntil("01:32:00");

    assertThat(held("RestoreRefusals")).isEmpty();
    assertThat(held("OpenRestores")).isEmpty();
  }

  private List<String> held(String part) {
    return world.memory().stream().filter(m -> m.startsWith(part)).toList();
  }

  private void everythingGoes() {
    world.cluster.policies().forEach(p -> world.kubectl.deletePolicy(p.name()));
    world.runFor(Duration.ofSeconds(1));
    world.cluster.snapshots().stream().map(Snapshot::ref).forEach(world.backend::finishDelete);
    world.cluster.claims().stream().map(Claim::ref).forEach(world.backend::finishClaim);
    world.runFor(Duration.ofHours(3));
  }
}
