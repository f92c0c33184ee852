package io.snapherd.admission;

import java.time.Instant;
import java.util.Optional;

/** Whether a candidate may create its snapshot now, or else what it waits for. */
public sealed interface Verdict {

  /**
   * When to ask again at the latest, absent if admitted. Until then only an event changes what is
   * waited for: a snapshot becomes ready, shows an error or goes, or an admitted create fails.
   */
  Optional<Instant> askAgain();

  /** One sentence for people. */
  String sentence();

  /** It may be created now. */
  record Admitted() implements Verdict {
    @Override
    public Optional<Instant> askAgain() {
      return Optional.empty();
    }

    @Override
    public String sentence() {
      return "It may be created now.";
    }
  }

  /**
   * Another snapshot of the claim is in progress.
   *
   * @param until when the claim is free at the latest
   */
  record ClaimBusy(Instant until) implements Verdict {
    @Override
    public Optional<Instant> askAgain() {
      return Optional.of(until);
    }

    @Override
    public String sentence() {
      return "It waits for another snapshot of this claim, until " + until + " at the latest.";
    }
  }

  /**
   * No place is free at the driver.
   *
   * @param until when the next one is free at the latest
   */
  record DriverFull(Instant until) implements Verdict {
    @Override
    public Optional<Instant> askAgain() {
      return Optional.of(until);
    }

    @Override
    public String sentence() {
      return "It waits for a place at the driver; the next is free at " + until + " at the latest.";
    }
  }

  /**
   * Others that go first got the free places, or another policy got the claim.
   *
   * @param until when the next place is free at the latest, those given away now included
   */
  record BehindOthers(Instant until) implements Verdict {
    @Override
    public Optional<Instant> askAgain() {
      return Optional.of(until);
    }

    @Override
    public String sentence() {
      return "It waits for others that go first.";
    }
  }
}
