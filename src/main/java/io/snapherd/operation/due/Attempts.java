package io.snapherd.operation.due;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Trigger;
import io.snapherd.operation.Forgetful;
import io.snapherd.schedule.Refusals;
import io.snapherd.take.Take;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Snapshots that are wanted and not made yet: since when, and what the API server said to creating
 * them. Lost with the process, which costs no more than one try too early.
 */
public final class Attempts implements Forgetful {

  /** One wanted snapshot. */
  record Wish(String policyUid, String claimUid, String what) {
    static Wish of(Policy policy, Claim claim, Trigger trigger) {
      String what =
          trigger instanceof Trigger.Manual manual
              ? "now " + manual.value()
              : "slot " + trigger.slot();
      return new Wish(policy.uid(), claim.uid(), what);
    }

    static Wish of(Take take) {
      return of(take.policy(), take.claim(), take.trigger());
    }
  }

  /** How it stands with a wish. */
  public record Attempt(Instant since, Optional<Refusals> refusals) {
    private Attempt refused(Instant now) {
      return new Attempt(
          since, Optional.of(refusals.map(r -> r.again(now)).orElseGet(() -> Refusals.once(now))));
    }
  }

  /** What is known of one claim: the wishes, and the last refusal by the policy's uid. */
  private record Known(Map<Wish, Attempt> attempts, Map<String, Refusal> refusals) {
    private static final Known NOTHING = new Known(Map.of(), Map.of());

    private Known {
      attempts = Map.copyOf(attempts);
      refusals = Map.copyOf(refusals);
    }

    Known with(Wish wish, Attempt attempt) {
      return new Known(added(attempts, wish, attempt), refusals);
    }

    Known with(String policyUid, Refusal refusal) {
      return new Known(attempts, added(refusals, policyUid, refusal));
    }

    Known only(Set<Wish> wishes, Set<Refusal> standing) {
      Map<Wish, Attempt> asked = new HashMap<>(attempts);
      asked.keySet().retainAll(wishes);
      Map<String, Refusal> told = new HashMap<>(refusals);
      told.values().retainAll(standing);
      return new Known(asked, told);
    }

    private static <K, V> Map<K, V> added(Map<K, V> map, K key, V value) {
      Map<K, V> more = new HashMap<>(map);
      more.put(key, value);
      return more;
    }
  }

  private final Map<ObjectRef, Known> byClaim = new ConcurrentHashMap<>();

  /** The attempt, begun now unless it was before. */
  Attempt begin(Take take, Instant now) {
    Attempt attempt = find(take).orElseGet(() -> new Attempt(now, Optional.empty()));
    change(take.claim().ref(), known -> known.with(Wish.of(take), attempt));
    return attempt;
  }

  public Optional<Attempt> find(Take take) {
    return Optional.ofNullable(known(take.claim()).attempts().get(Wish.of(take)));
  }

  /** How often it was refused by now. */
  public Refusals refused(Refusal refusal) {
    Take take = refusal.take();
    Attempt attempt = begin(take, refusal.at()).refused(refusal.at());
    change(
        take.claim().ref(),
        known -> known.with(Wish.of(take), attempt).with(take.policy().uid(), refusal));
    return attempt.refusals().orElseThrow();
  }

  /** The last refusal of anything that this policy wants of this claim, while it stands. */
  public Optional<Refusal> refusal(Outlook outlook) {
    return Optional.ofNullable(known(outlook.claim()).refusals().get(outlook.policy().uid()))
        .filter(r -> r.take().claim().uid().equals(outlook.claim().uid()))
        .filter(r -> r.stands(outlook.policy(), outlook.history()));
  }

  /** Drops everything about a claim that no policy asks for any more. */
  void keepOnly(ObjectRef claim, Collection<Outlook> outlooks) {
    Set<Wish> wishes =
        outlooks.stream()
            .flatMap(o -> o.asked().map(trigger -> Wish.of(o.policy(), o.claim(), trigger)))
            .collect(Collectors.toUnmodifiableSet());
    Set<Refusal> standing =
        outlooks.stream().flatMap(o -> refusal(o).stream()).collect(Collectors.toUnmodifiableSet());
    change(claim, known -> known.only(wishes, standing));
  }

  private Known known(Claim claim) {
    return byClaim.getOrDefault(claim.ref(), Known.NOTHING);
  }

  private void change(ObjectRef claim, UnaryOperator<Known> change) {
    byClaim.compute(
        claim,
        (ref, before) -> {
          Known after = change.apply(Optional.ofNullable(before).orElse(Known.NOTHING));
          return after.equals(Known.NOTHING) ? null : after;
        });
  }

  @Override
  public void forgetAll() {
    byClaim.clear();
  }
}
