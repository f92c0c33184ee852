package io.snapherd.demo.story;

import io.snapherd.demo.cluster.CsiDriver;
import io.snapherd.model.Names;
import io.snapherd.model.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One storage fails for a while: its claims wait, others do not, and nothing is lost. */
public final class FailingDriver implements Chapter {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String MESSAGE = "rpc error: code = Internal desc = no mon answers";
  private static final String POLICY = "minutely";
  private static final String BROKEN = "orders-db";
  private static final String WELL = "pvc-demo";

  @Override
  public String title() {
    return "A failing driver";
  }

  @Override
  public String prologue() {
    return "The RBD driver fails from now on. Then a snapshot of both claims of 'minutely' is"
        + " asked for at once: 'orders-db' is on RBD, 'pvc-demo' on CephFS.";
  }

  @Override
  public Outcome play(Stage stage) throws InterruptedException {
    CsiDriver driver = stage.drivers().rbd();
    long before = ready(stage);
    driver.fail(MESSAGE);
    try {
      return play(stage, before);
    } finally {
      driver.recover();
    }
  }

  private static Outcome play(Stage stage, long before) throws InterruptedException {
    String value = Long.toString(stage.patience().clock().instant().getEpochSecond());
    stage.hand().annotatePolicy(POLICY, Map.of(Names.RUN_NOW, value));
    Told told = new Told(stage);
    if (!stage.patience().until(PATIENCE, () -> apart(look(stage, told, value)))) {
      return new Outcome.DidNot("The failure of one driver did not leave the other one alone.");
    }
    if (ready(stage) < before) {
      return new Outcome.DidNot("Good snapshots were deleted while their driver failed.");
    }
    return recover(stage, told, value);
  }

  private static Outcome recover(Stage stage, Told told, String value) throws InterruptedException {
    stage.drivers().rbd().recover();
    told.once("", "The RBD driver works again.");
    boolean recovered =
        stage
            .patience()
            .until(
                PATIENCE,
                () -> of(BROKEN, look(stage, told, value)).filter(Snapshot::ready).isPresent());
    return recovered
        ? new Outcome.CameTrue("The other driver's snapshot did not wait; the late one came, too.")
        : new Outcome.DidNot("The snapshot of 'orders-db' was not taken after all.");
  }

  private static List<Snapshot> look(Stage stage, Told told, String value) {
    List<Snapshot> asked =
        stage.sight().snapshots(POLICY).stream()
            .filter(s -> s.origin().runNow().equals(Optional.of(value)))
            .toList();
    asked.forEach(s -> state(s).ifPresent(news -> told.once(s.claimName().orElse(""), news)));
    return asked;
  }

  private static Optional<String> state(Snapshot snapshot) {
    return snapshot.ready()
        ? Optional.of("Ready: " + snapshot.name())
        : snapshot.status().error().map(error -> "waits: " + error);
  }

  /** The well driver's is Ready, the other one's has an error. */
  static boolean apart(List<Snapshot> asked) {
    return of(WELL, asked).filter(Snapshot::ready).isPresent()
        && of(BROKEN, asked).filter(s -> !s.ready()).flatMap(s -> s.status().error()).isPresent();
  }

  private static Optional<Snapshot> of(String claim, List<Snapshot> asked) {
    return asked.stream().filter(s -> s.claimName().equals(Optional.of(claim))).findFirst();
  }

  /** How many of the broken driver's claim are Ready. */
  private static long ready(Stage stage) {
    return stage.sight().snapshots("nightly").stream()
        .filter(s -> s.claimName().equals(Optional.of(BROKEN)))
        .filter(Snapshot::usable)
        .count();
  }
}
