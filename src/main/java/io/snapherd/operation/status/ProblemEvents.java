package io.snapherd.operation.status;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Events;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Subject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of each problem once, when it is new: an Event on the policy and one on the claim. What the
 * status shows already was told by whoever wrote it.
 */
public final class ProblemEvents implements Forgetful {
  private record Said(Optional<String> claim, Reason reason) {
    static Said of(Problem problem) {
      return new Said(problem.claim(), problem.reason());
    }
  }

  private final Cluster cluster;
  private final Events events;
  private final Map<ObjectRef, Set<Said>> said = new ConcurrentHashMap<>();

  public ProblemEvents(Cluster cluster, Events events) {
    this.cluster = cluster;
    this.events = events;
  }

  /**
   * @param found all there are now
   * @param shown those in the policy's status
   */
  void tell(Policy policy, Collection<Problem> found, Collection<Problem> shown) {
    Set<Said> known = new HashSet<>(said.getOrDefault(policy.ref(), Set.of()));
    shown.stream().map(Said::of).forEach(known::add);
    found.stream().filter(p -> !known.contains(Said.of(p))).forEach(p -> tell(policy, p));
    said.put(policy.ref(), found.stream().map(Said::of).collect(Collectors.toSet()));
  }

  void forget(ObjectRef policy) {
    said.remove(policy);
  }

  private void tell(Policy policy, Problem problem) {
    String ofClaim = problem.claim().map(name -> "claim " + name + ": ").orElse("");
    events.warning(
        new Subject(Subject.Kind.POLICY, policy.id()),
        problem.reason(),
        ofClaim + problem.message());
    claims(policy, problem)
        .forEach(
            claim ->
                events.warning(
                    new Subject(Subject.Kind.CLAIM, claim.id()),
                    problem.reason(),
                    "policy " + policy.name() + ": " + problem.message()));
  }

  private Stream<Claim> claims(Policy policy, Problem problem) {
    return problem.claim().stream()
        .flatMap(name -> cluster.claim(new ObjectRef(policy.namespace(), name)).stream());
  }

  @Override
  public void forgetAll() {
    said.clear();
  }
}
