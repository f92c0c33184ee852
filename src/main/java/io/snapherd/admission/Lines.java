package io.snapherd.admission;

import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The candidates of one driver, lined up by policy and slot. The line that ranks first sends its
 * first claim and steps back behind the lines that have not come as far.
 */
final class Lines {
  /** Equal in rank: the claim whose newest snapshot is oldest, none at all before that. */
  private static final Comparator<Candidate> WITHIN =
      Comparator.<Candidate, Instant>comparing(c -> c.newest().orElse(Instant.MIN))
          .thenComparing(Candidate::claim)
          .thenComparing(Candidate::turn);

  private final TreeMap<Rank, PriorityQueue<Candidate>> lines;

  Lines(Collection<Candidate> candidates) {
    lines =
        candidates.stream()
            .collect(
                Collectors.groupingBy(
                    Rank::of, TreeMap::new, Collectors.toCollection(Lines::line)));
  }

  private static PriorityQueue<Candidate> line() {
    return new PriorityQueue<>(WITHIN);
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
      lines.computeIfAbsent(rank, r -> line()).addAll(line);
    }
  }
}
