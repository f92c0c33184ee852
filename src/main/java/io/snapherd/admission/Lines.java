package io.snapherd.admission;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * The candidates of one driver, lined up by policy and slot. The line that ranks first sends its
 * first claim and steps back behind the lines that have not come as far.
 */
final class Lines {
  /** Equal in rank: the claim whose newest snapshot is oldest, none at all before that. */
  private static final Comparator<Candidate> WITHIN =
      Comparator.<Candidate, Instant>comparing(c -> c.newest().orElse(Instant.MIN))
          .thenComparing(Candidate::claim);

  private final NavigableMap<Rank, PriorityQueue<Candidate>> lines;

  private Lines(NavigableMap<Rank, PriorityQueue<Candidate>> lines) {
    this.lines = lines;
  }

  static Lines of(Collection<Candidate> candidates) {
    return new Lines(
        candidates.stream().collect(groupingBy(Rank::of, TreeMap::new, toCollection(Lines::line))));
  }

  private static PriorityQueue<Candidate> line() {
    return new PriorityQueue<>(WITHIN);
  }

  private static PriorityQueue<Candidate> joined(
      PriorityQueue<Candidate> one, PriorityQueue<Candidate> other) {
    one.addAll(other);
    return one;
  }

  /**
   * The first {@code places} candidates, each of another claim.
   *
   * @param given the claims that have one already; those of the result are added
   */
  List<Candidate> send(int places, Set<ObjectRef> given) {
    List<Candidate> sent = new ArrayList<>();
    while (sent.size() < places && !lines.isEmpty()) {
      Map.Entry<Rank, PriorityQueue<Candidate>> first = lines.pollFirstEntry();
      Candidate candidate = first.getValue().remove();
      if (given.add(candidate.claim())) {
        sent.add(candidate);
        stepBack(first.getKey().next(), first.getValue());
      } else {
        stepBack(first.getKey(), first.getValue());
      }
    }
    return sent;
  }

  private void stepBack(Rank rank, PriorityQueue<Candidate> line) {
    if (!line.isEmpty()) {
      lines.merge(rank, line, Lines::joined);
    }
  }
}
