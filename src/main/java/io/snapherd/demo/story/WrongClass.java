package io.snapherd.demo.story;

import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A claim whose snapshots would fail for ever is reported instead, and disturbs nobody. */
public final class WrongClass implements Chapter {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String CLAIM = "archive";

  @Override
  public String title() {
    return "A claim with a wrong class";
  }

  @Override
  public String prologue() {
    return "The storage class of 'archive' names a snapshot class of another driver. Kubernetes"
        + " would take it, and the snapshot would fail for ever. The policy's status says:";
  }

  @Override
  public Outcome play(Stage stage) throws InterruptedException {
    boolean reported =
        stage
            .patience()
            .until(PATIENCE, () -> problem(stage.sight().policy("nightly")).isPresent());
    if (!reported) {
      return new Outcome.DidNot("The wrong class of 'archive' was not reported.");
    }
    problem(stage.sight().policy("nightly")).ifPresent(problem -> tell(stage, problem));
    return stage.sight().snapshots().stream()
            .anyMatch(s -> s.claimName().equals(Optional.of(CLAIM)))
        ? new Outcome.DidNot("A snapshot of 'archive' was taken with a class of another driver.")
        : new Outcome.CameTrue("It is reported, nothing is attempted; the others have theirs.");
  }

  private static void tell(Stage stage, SnapshotPolicyStatus.Problem problem) {
    stage.teller().text(problem.claim() + ": " + problem.reason() + ": " + problem.message());
  }

  static Optional<SnapshotPolicyStatus.Problem> problem(SnapshotPolicy policy) {
    return Optional.ofNullable(policy.getStatus())
        .map(SnapshotPolicyStatus::problems)
        .map(List::stream)
        .orElseGet(Stream::empty)
        .filter(p -> CLAIM.equals(p.claim()))
        .filter(p -> Reason.DriverMismatch.name().equals(p.reason()))
        .findFirst();
  }
}
