package io.snapherd.operation.due;

import io.snapherd.model.Claim;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.operation.Cluster;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which policies are for which claims, and what they want of them. */
public final class Selections {
  private final Cluster cluster;
  private final Bases bases;
  private final Outlooks outlooks;

  public Selections(Cluster cluster, Bases bases, Outlooks outlooks) {
    this.cluster = cluster;
    this.bases = bases;
    this.outlooks = outlooks;
  }

  /** What each policy that selects the claim wants of it; those that cannot be followed nothing. */
  List<Outlook> of(ObjectRef ref, Instant now) {
    return cluster.claim(ref).map(claim -> of(claim, now)).orElse(List.of());
  }

  /** Those that a policy selects; one that names them does not look at all the others. */
  Stream<Claim> claims(Policy policy) {
    List<String> names = policy.spec().claims().names();
    Stream<Claim> some =
        names.isEmpty()
            ? cluster.claims(policy.namespace()).stream()
            : names.stream()
                .distinct()
                .flatMap(n -> cluster.claim(new ObjectRef(policy.namespace(), n)).stream());
    return some.filter(policy::selects);
  }

  /** What a policy wants of each claim that it selects. */
  List<Outlook> of(Followed followed, Instant now) {
    return claims(followed.policy())
        .sorted(Comparator.comparing(Claim::ref))
        .map(claim -> outlooks.of(followed, claim, now))
        .toList();
  }

  /**
   * The policy with its slots, and with the memory it has or is about to get.
   *
   * @throws InvalidSpec if it cannot be followed
   */
  Followed follow(Policy policy, Instant now) throws InvalidSpec {
    return Followed.of(settle(policy, now));
  }

  /**
   * As {@link #follow}, for those who only look on.
   *
   * @throws InvalidSpec if it cannot be followed
   */
  Followed followed(Policy policy, Instant now) throws InvalidSpec {
    return Followed.of(bases.settled(policy, now));
  }

  /** The policy with the memory it has or is about to get. */
  Policy settle(Policy policy, Instant now) {
    return bases.settle(policy, now);
  }

  private List<Outlook> of(Claim claim, Instant now) {
    return cluster.policies(claim.ref().namespace()).stream()
        .filter(policy -> policy.selects(claim))
        .sorted(Comparator.comparing(Policy::ref))
        .flatMap(policy -> tryToFollow(policy, now).stream())
        .map(followed -> outlooks.of(followed, claim, now))
        .toList();
  }

  private Optional<Followed> tryToFollow(Policy policy, Instant now) {
    try {
      return Optional.of(follow(policy, now));
    } catch (InvalidSpec e) {
      return Optional.empty(); // the policy's status says so
    }
  }
}
