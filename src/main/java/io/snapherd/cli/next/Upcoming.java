package io.snapherd.cli.next;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next slots of a policy.
 *
 * @param from where looking for them began
 * @param slots in their order; fewer than were asked for at the end of the year 9999
 */
public record Upcoming(Policy policy, Schedule schedule, Instant from, List<Instant> slots) {
  public Upcoming {
    slots = List.copyOf(slots);
  }

  /**
   * The first so many slots after a time.
   *
   * @throws InvalidSpec if the policy's schedule or time zone cannot be followed
   */
  public static Upcoming of(Policy policy, Instant from, int count) throws InvalidSpec {
    Schedule schedule = Schedule.of(policy.spec().schedule(), policy.spec().timeZone());
    List<Instant> slots =
        Stream.iterate(
                schedule.next(from), Optional::isPresent, slot -> slot.flatMap(schedule::next))
            .limit(count)
            .flatMap(Optional::stream)
            .toList();
    return new Upcoming(policy, schedule, from, slots);
  }
}
