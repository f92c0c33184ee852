package io.snapherd.cli.next;

import io.snapherd.cli.manifest.Shown;
import io.snapherd.cli.text.LocalTimes;
import io.snapherd.cli.text.Span;
import io.snapherd.cli.text.Table;
import io.snapherd.model.PolicySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The answer for people. */
public final class UpcomingText {
  private UpcomingText() {}

  public static List<String> of(Upcoming upcoming) {
    List<String> lines = new ArrayList<>();
    lines.add(
        upcoming.policy().ref()
            + ": "
            + Shown.line(upcoming.schedule().expression().toString().strip())
            + " in "
            + upcoming.schedule().zone());
    lines.addAll(table(upcoming).lines());
    lines.addAll(notes(upcoming.policy().spec()));
    return lines;
  }

  private static Table table(Upcoming upcoming) {
    LocalTimes times = new LocalTimes(upcoming.schedule().zone());
    Table table = new Table("SLOT", "IN");
    upcoming
        .slots()
        .forEach(
            slot ->
                table.row(
                    times.withWeekday(slot), Span.of(Duration.between(upcoming.from(), slot))));
    return table;
  }

  private static List<String> notes(PolicySpec spec) {
    List<String> notes = new ArrayList<>();
    if (spec.suspend()) {
      notes.add("Suspended: no snapshot is taken at them until spec.suspend is false.");
    }
    if (!spec.jitter().isZero()) {
      notes.add(
          "Jitter: each is acted on up to "
              + Span.of(spec.jitter())
              + " later; the slot stays the same.");
    }
    return notes;
  }
}
