package io.snapherd.schedule;

import io.snapherd.model.Clocks;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a policy's status still says about its slots at a moment. */
public record ScheduleMemory(Policy policy, Instant now) {
  /**
   * {@code status.schedule} as it has to be. If expression, zone or suspension are not what they
   * were, or nothing is remembered, the slots count from now on: so no edit, no un-suspending and
   * no lost status makes up for earlier slots. The same for a {@code since} that is too far in the
   * future to be true: it would silence the policy until then.
   */
  public ScheduleBasis basis() {
    PolicySpec spec = policy.spec();
    return policy
        .memory()
        .schedule()
        .filter(b -> b.equals(basis(spec, b.since())) && !tooFarAhead(b.since()))
        .orElseGet(() -> basis(spec, now.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** {@code status.lastScheduleTime}, unless it is too far in the future to be true. */
  public Optional<Instant> lastScheduleTime() {
    return policy.memory().lastScheduleTime().filter(t -> !tooFarAhead(t));
  }

  /** {@link Reason#ClockSkew} while {@code status.lastScheduleTime} is not believed. */
  public Optional<Problem> clockSkew() {
    return policy.memory().lastScheduleTime().filter(this::tooFarAhead).map(this::clockSkew);
  }

  private Problem clockSkew(Instant last) {
    String message = "status.lastScheduleTime " + last + " lies in the future and is ignored";
    return new Problem(Optional.empty(), Reason.ClockSkew, message, now);
  }

  private boolean tooFarAhead(Instant time) {
    return Clocks.isAhead(time, now);
  }

  private static ScheduleBasis basis(PolicySpec spec, Instant since) {
    return new ScheduleBasis(spec.schedule(), spec.timeZone(), spec.suspend(), since);
  }
}
