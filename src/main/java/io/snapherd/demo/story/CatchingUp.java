package io.snapherd.demo.story;

import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The slots that were missed while no operator ran: one snapshot for each claim, not more. */
public final class CatchingUp implements Chapter {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<Expected> EXPECTED =
      List.of(
          new Expected("media", "nightly"),
          new Expected("pvc-demo", "minutely"),
          new Expected("orders-db", "nightly"),
          new Expected("orders-db", "minutely"));

  record Expected(String claim, String policy) {
    boolean is(Snapshot snapshot) {
      return snapshot.claimName().equals(Optional.of(claim))
          && snapshot.origin().policyName().equals(Optional.of(policy));
    }

    @Override
    public String toString() {
      return claim + " (" + policy + ")";
    }
  }

  @Override
  public String title() {
    return "Catching up";
  }

  @Override
  public String prologue() {
    return "The operator was away for two nights. The latest slot is made up for, the one before"
        + " is not. The claims of 'minutely' have no snapshot yet, so they get one at once.";
  }

  @Override
  public Outcome play(Stage stage) throws InterruptedException {
    Instant start = stage.patience().start().truncatedTo(ChronoUnit.SECONDS);
    Told told = new Told(stage);
    stage.patience().until(PATIENCE, () -> look(stage, told, start).isEmpty());
    List<Expected> missing = missing(taken(stage.sight().snapshots(), start));
    return missing.isEmpty()
        ? new Outcome.CameTrue("Every claim that can have one has its snapshot, and it is Ready.")
        : new Outcome.DidNot("No Ready snapshot was taken of " + missing + ".");
  }

  private static List<Expected> look(Stage stage, Told told, Instant start) {
    List<Snapshot> taken = taken(stage.sight().snapshots(), start);
    taken.forEach(s -> told.once(s.claimName().orElse(""), s.name()));
    return missing(taken);
  }

  private static List<Snapshot> taken(Collection<Snapshot> all, Instant start) {
    return all.stream()
        .filter(Snapshot::usable)
        .filter(s -> !s.id().created().isBefore(start))
        .toList();
  }

  /** Of whom there is none among the Ready ones that are new. */
  static List<Expected> missing(Collection<Snapshot> taken) {
    return EXPECTED.stream().filter(e -> taken.stream().noneMatch(e::is)).toList();
  }
}
