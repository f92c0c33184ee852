package io.snapherd.operation;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the last look found wrong, per policy and claim. Every look says it anew, so a problem that
 * is over goes away by itself, and after a restart the board fills again with the first looks.
 */
public final class Problems {
  private record Place(ObjectRef policy, Aspect aspect, Optional<String> claim) {}

  /** What was looked at: each look owns its own place on the board. */
  public enum Aspect {
    SCHEDULE,
    TAKE,
    RETAIN,
    PRUNE
  }

  private final Map<Place, Problem> board = new ConcurrentHashMap<>();
  private final Clock clock;

  public Problems(Clock clock) {
    this.clock = clock;
  }

  /** Puts a problem up; it keeps its {@code since} as long as the reason stays. */
  public boolean raise(
      ObjectRef policy, Aspect aspect, Optional<String> claim, Reason reason, String message) {
    Place place = new Place(policy, aspect, claim);
    Optional<Problem> before = Optional.ofNullable(board.get(place));
    boolean known = before.filter(p -> p.reason() == reason).isPresent();
    Instant since = known ? before.get().since() : clock.instant().truncatedTo(ChronoUnit.SECONDS);
    board.put(place, new Problem(claim, reason, message, since));
    return !known;
  }

  /** Takes it down; true if there was one. */
  public boolean clear(ObjectRef policy, Aspect aspect, Optional<String> claim) {
    return board.remove(new Place(policy, aspect, claim)) != null;
  }

  /** Takes down everything about a policy that is gone. */
  public void forget(ObjectRef policy) {
    board.keySet().removeIf(place -> place.policy().equals(policy));
  }

  /** Takes down everything about claims that are no longer among these. */
  public void keepOnly(ObjectRef policy, Collection<String> claims) {
    board
        .keySet()
        .removeIf(
            place ->
                place.policy().equals(policy)
                    && place.claim().map(c -> !claims.contains(c)).orElse(false));
  }

  /** The policy's problems, oldest first. */
  public List<Problem> of(ObjectRef policy) {
    return board.entrySet().stream()
        .filter(e -> e.getKey().policy().equals(policy))
        .map(Map.Entry::getValue)
        .sorted(Problems::oldestFirst)
        .toList();
  }

  private static int oldestFirst(Problem a, Problem b) {
    int bySince = a.since().compareTo(b.since());
    return bySince != 0 ? bySince : a.claim().orElse("").compareTo(b.claim().orElse(""));
  }
}
