package io.snapherd.cli.next;

import io.snapherd.cli.text.LocalTimes;
import java.util.List;

/** The answer for programs. */
public record UpcomingJson(List<PolicySlots> policies) {

  /**
   * One policy's slots.
   *
   * @param slots RFC 3339 with the offset of the policy's zone
   */
  public record PolicySlots(String namespace, String name, List<String> slots) {}

  public static UpcomingJson of(List<Upcoming> upcoming) {
    return new UpcomingJson(upcoming.stream().map(UpcomingJson::of).toList());
  }

  private static PolicySlots of(Upcoming upcoming) {
    LocalTimes times = new LocalTimes(upcoming.schedule().zone());
    return new PolicySlots(
        upcoming.policy().namespace(),
        upcoming.policy().name(),
        upcoming.slots().stream().map(times::rfc3339).toList());
  }
}
