package io.snapherd.operation.status;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.operation.due.Scene;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Retention;
import io.snapherd.schedule.ManualRun;
import io.snapherd.schedule.Progress;
import io.snapherd.schedule.SlotState;
import io.snapherd.schedule.TimeZones;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a policy's status is to remember from now on. */
final class NextMemory {
  private NextMemory() {}

  static PolicyMemory of(Scene scene) {
    Policy policy = scene.policy();
    return new PolicyMemory(
        policy.memory().schedule(),
        retention(policy, scene.now()),
        new Progress(policy, scene.followed().slots())
            .lastScheduleTime(
                scene.outlooks().stream().map(o -> o.scheduled().state()).toList(), scene.now()),
        new ManualRun(policy).lastRunNow(manual(scene)));
  }

  private static List<SlotState> manual(Scene scene) {
    return scene.outlooks().stream().map(o -> o.manual().state()).toList();
  }

  private static Optional<RetentionBasis> retention(Policy policy, Instant now) {
    try {
      Retention retention = Retention.of(policy.spec(), TimeZones.parse(policy.spec().timeZone()));
      return Optional.of(
          Grace.basis(retention, policy.memory().retention(), now.truncatedTo(ChronoUnit.SECONDS)));
    } catch (InvalidSpec e) {
      return policy.memory().retention();
    }
  }
}
