package io.snapherd.cli.plan;

import io.snapherd.cli.manifest.Shown;
import io.snapherd.cli.text.Counted;
import io.snapherd.cli.text.LocalTimes;
import io.snapherd.cli.text.Table;
import io.snapherd.retention.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer for people. */
public final class PlanText {
  private final PolicyPlan plan;
  private final LocalTimes times;

  private PlanText(PolicyPlan plan) {
    this.plan = plan;
    this.times = new LocalTimes(plan.zone());
  }

  public static List<String> of(PolicyPlan plan) {
    return new PlanText(plan).lines();
  }

  /** What is to be known besides the decisions. */
  public static List<String> notes(PolicyPlan plan) {
    List<String> notes = new ArrayList<>(plan.remarks());
    if (!plan.unchecked().isEmpty()) {
      notes.add("Not checked: " + String.join(", ", plan.unchecked()) + " (not given).");
    }
    return notes;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(plan.policy().ref() + ": " + plan.retention().text());
    lines.add("Now is " + times.withWeekday(plan.now()) + ".");
    if (!plan.judged().isEmpty()) {
      lines.addAll(table().lines());
    }
    lines.add(count());
    lines.addAll(notes(plan));
    return lines;
  }

  private Table table() {
    Table table = new Table("SNAPSHOT", "CLAIM", "SLOT", "VERDICT", "REASONS");
    for (Judged judged : plan.judged()) {
      table.row(
          Shown.line(judged.snapshot()),
          Shown.line(judged.claim()),
          times.minute(judged.slot()),
          judged.verdict().name().toLowerCase(Locale.ROOT),
          String.join(", ", judged.reasons()));
    }
    return table;
  }

  private String count() {
    long claims = plan.judged().stream().map(Judged::claim).distinct().count();
    return "%s of %s: %d kept, %d deleted, %d left alone."
        .formatted(
            Counted.of(plan.judged().size(), "snapshot"),
            Counted.of(claims, "claim"),
            plan.count(Verdict.KEEP),
            plan.count(Verdict.DELETE),
            plan.count(Verdict.LEAVE));
  }
}
