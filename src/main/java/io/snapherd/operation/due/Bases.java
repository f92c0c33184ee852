package io.snapherd.operation.due;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.operation.Forgetful;
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
public final class Bases implements Forgetful {
  private record Unwritten(String policyUid, ScheduleBasis basis) {

    /** The earlier of two that differ in their time only; otherwise the newer one counts. */
    Unwritten or(Unwritten seen) {
      return sameAs(seen) && !basis.since().isAfter(seen.basis().since()) ? this : seen;
    }

    private boolean sameAs(Unwritten other) {
      ScheduleBasis b = other.basis();
      return policyUid.equals(other.policyUid())
          && basis.equals(
              new ScheduleBasis(b.expression(), b.timeZone(), b.suspended(), basis.since()));
    }
  }

  private final Map<ObjectRef, Unwritten> unwritten = new ConcurrentHashMap<>();

  /** The policy with the {@code status.schedule} that it has or is about to get. */
  Policy settle(Policy policy, Instant now) {
    Optional<Unwritten> seen = seen(policy, now);
    if (seen.isEmpty()) {
      unwritten.remove(policy.ref());
    }
    return with(policy, seen.map(s -> unwritten.merge(policy.ref(), s, Unwritten::or)));
  }

  /** The same for those who only look on: nothing is remembered. */
  Policy settled(Policy policy, Instant now) {
    Optional<Unwritten> known = Optional.ofNullable(unwritten.get(policy.ref()));
    return with(policy, seen(policy, now).map(s -> known.map(k -> k.or(s)).orElse(s)));
  }

  /** Absent if it is written already. */
  private static Optional<Unwritten> seen(Policy policy, Instant now) {
    return Optional.of(new ScheduleMemory(policy, now).basis())
        .filter(basis -> !policy.memory().schedule().equals(Optional.of(basis)))
        .map(basis -> new Unwritten(policy.uid(), basis));
  }

  void forget(ObjectRef policy) {
    unwritten.remove(policy);
  }

  private static Policy with(Policy policy, Optional<Unwritten> unwritten) {
    return unwritten.map(u -> with(policy, u.basis())).orElse(policy);
  }

  private static Policy with(Policy policy, ScheduleBasis basis) {
    PolicyMemory memory = policy.memory();
    return new Policy(
        policy.id(),
        policy.generation(),
        policy.runNow(),
        policy.spec(),
        new PolicyMemory(
            Optional.of(basis),
            memory.retention(),
            memory.lastScheduleTime(),
            memory.lastRunNow()));
  }

  @Override
  public void forgetAll() {
    unwritten.clear();
  }
}
