package io.snapherd.admission;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may create a snapshot now: one in progress per claim over all policies, a limited number per
 * driver; the oldest slot first, then the policies in turn.
 *
 * <p>It remembers nothing; whoever waits is given anew each time. A plan stays good while it is
 * carried out: once an admitted candidate has become a snapshot in progress, and one more in its
 * {@link Turn}, a new plan admits the others as before (where two policies want the same claim,
 * only if the order is kept). So one plan serves all claims until the facts change in another way.
 * Drivers do not depend on each other and may be asked for one by one.
 *
 * @param maxInFlightPerDriver at least 1
 */
public record Admission(int maxInFlightPerDriver) {
  public Admission {
    if (maxInFlightPerDriver < 1) {
      throw new IllegalArgumentException("max in flight per driver must be at least 1");
    }
  }

  /**
   * The order of the facts does not matter; every candidate appears in the plan.
   *
   * @param inProgress each snapshot once; of the candidates' claims all, also at another driver
   * @param now by the clock of the API server, as creation timestamps are: to a clock that is 150 s
   *     ahead of it no place would ever seem taken
   */
  public Plan admit(
      Collection<Candidate> candidates, Collection<InProgress> inProgress, Instant now) {
    Holds holds = Holds.at(now, inProgress);
    Map<Candidate, Verdict> verdicts = new LinkedHashMap<>();
    first(candidates, holds).forEach(c -> verdicts.put(c, new Verdict.Admitted()));
    candidates.forEach(
        c -> verdicts.computeIfAbsent(c, w -> holds.waiting(w, maxInFlightPerDriver)));
    return new Plan(verdicts);
  }

  private List<Candidate> first(Collection<Candidate> candidates, Holds holds) {
    Set<ObjectRef> given = new HashSet<>();
    List<Candidate> first = new ArrayList<>();
    candidates.stream()
        .filter(c -> !holds.holds(c.claim()))
        .collect(groupingBy(Candidate::driver, TreeMap::new, toList()))
        .forEach(
            (driver, able) ->
                first.addAll(
                    Lines.of(able).send(maxInFlightPerDriver - holds.taken(driver), given)));
    return first;
  }
}
