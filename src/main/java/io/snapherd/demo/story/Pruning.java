package io.snapherd.demo.story;

import io.fabric8.kubernetes.api.model.Event;
import io.snapherd.demo.tell.Columns;
import io.snapherd.model.Reason;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Ground;
import io.snapherd.retention.Plan;
import io.snapherd.retention.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Old snapshots go, each with the reason; what stays has reasons as well. */
public final class Pruning implements Chapter {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String POLICY = "nightly";
  private static final List<String> CLAIMS = List.of("media", "orders-db");
  private static final Columns COLUMNS = new Columns(36, 1);

  @Override
  public String title() {
    return "Pruning";
  }

  @Override
  public String prologue() {
    return "'nightly' keeps 7 days, 4 weeks and 6 months. What no rule wants any more goes,"
        + " oldest first, two at a time, after the newest was seen to be there:";
  }

  @Override
  public Outcome play(Stage stage) throws InterruptedException {
    Set<String> told = new HashSet<>();
    boolean done = stage.patience().until(PATIENCE, () -> look(stage, told));
    return done ? tell(stage) : new Outcome.DidNot("Snapshots that no rule wants are still there.");
  }

  private static boolean look(Stage stage, Set<String> told) {
    List<Event> pruned = stage.sight().events(Reason.Pruned, POLICY);
    pruned.stream().map(Pruning::what).filter(told::add).forEach(stage.teller()::row);
    return !pruned.isEmpty() && CLAIMS.stream().map(c -> plan(stage, c)).allMatch(Pruning::tidy);
  }

  /** The event's sentence is {@code deleted snapshot NAME: REASONS}. */
  private static String what(Event event) {
    String[] parts = event.getMessage().replaceFirst("^deleted snapshot ", "").split(": ", 2);
    return COLUMNS.row(parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static Plan plan(Stage stage, String claim) {
    return new Kept(stage.sight(), stage.patience().clock().instant()).plan(POLICY, claim);
  }

  /** Nothing is left to delete, nothing is being deleted, and something stays. */
  static boolean tidy(Plan plan) {
    return !plan.decisions().isEmpty()
        && plan.decisions().stream().allMatch(d -> d.verdict() == Verdict.KEEP);
  }

  private static Outcome tell(Stage stage) {
    List<Decision> kept = plan(stage, "media").decisions();
    stage.teller().blank();
    stage.teller().text("What stays of 'media', and which rules want it:");
    stage.teller().blank();
    kept.forEach(d -> stage.teller().row(COLUMNS.row(d.snapshot().name(), reasons(d))));
    int pruned = stage.sight().events(Reason.Pruned, POLICY).size();
    return new Outcome.CameTrue(pruned + " snapshots are gone; every one that stays has a reason.");
  }

  private static String reasons(Decision decision) {
    return decision.grounds().stream().map(Ground::text).collect(Collectors.joining(", "));
  }
}
