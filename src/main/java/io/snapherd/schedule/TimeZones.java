package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/** {@code spec.timeZone}: which names are time zones. */
public final class TimeZones {
  private TimeZones() {}

  /**
   * The zone of an IANA name, spelled as IANA does, as Kubernetes takes it. {@code UTC} and {@code
   * GMT} are such names. Offsets ({@code +02:00}), {@code Z} and {@code Local} are not: the first
   * two know no clock changes, the last depends on where the operator runs.
   *
   * @throws InvalidSpec for the field {@code spec.timeZone}
   */
  public static ZoneId parse(String name) throws InvalidSpec {
    if (ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    throw new InvalidSpec(Reason.InvalidTimeZone, "spec.timeZone", sentence(name));
  }

  private static String sentence(String name) {
    return ZoneRulesProvider.getAvailableZoneIds().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map(zone -> Quoted.of(name) + " is spelled " + zone)
        .orElse(
            Quoted.of(name) + " is no known time zone; write an IANA name such as Europe/Berlin");
  }
}
