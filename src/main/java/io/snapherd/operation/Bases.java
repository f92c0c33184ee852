package io.snapherd.operation;

import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.schedule.ScheduleMemory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when the slots of a policy count, also before its status says so. Without it every look
 * would begin anew until the first write of the status has come back, and a policy whose status
 * cannot be written would never take anything.
 */
public final class Bases {
  private final Map<String, ScheduleBasis> unwritten = new ConcurrentHashMap<>();

  /** The policy with the {@code status.schedule} that it has or is about to get. */
  public Policy settle(Policy policy, Instant now) {
    ScheduleBasis basis = new ScheduleMemory(policy, now).basis();
    PolicyMemory memory = policy.memory();
    if (memory.schedule().equals(Optional.of(basis))) {
      unwritten.remove(policy.uid());
      return policy;
    }
    ScheduleBasis settled = unwritten.merge(policy.uid(), basis, Bases::firstOfSame);
    return new Policy(
        policy.id(),
        policy.generation(),
        policy.runNow(),
        policy.spec(),
        new PolicyMemory(
            Optional.of(settled),
            memory.retention(),
            memory.lastScheduleTime(),
            memory.lastRunNow()));
  }

  private static ScheduleBasis firstOfSame(ScheduleBasis known, ScheduleBasis seen) {
    boolean same =
        known.equals(
            new ScheduleBasis(seen.expression(), seen.timeZone(), seen.suspended(), known.since()));
    return same ? known : seen;
  }
}
