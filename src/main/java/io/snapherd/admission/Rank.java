package io.snapherd.admission;

import java.time.Instant;
import java.util.Comparator;

/** The order of the candidates of one driver: the oldest slot first, then the policies in turn. */
record Rank(Instant slot, Turn turn) implements Comparable<Rank> {
  private static final Comparator<Rank> ORDER =
      Comparator.comparing(Rank::slot).thenComparing(Rank::turn);

  static Rank of(Candidate candidate) {
    return new Rank(candidate.slot(), candidate.turn());
  }

  Rank next() {
    return new Rank(slot, turn.next());
  }

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
