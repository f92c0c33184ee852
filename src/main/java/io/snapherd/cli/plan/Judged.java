package io.snapherd.cli.plan;

import io.snapherd.model.Dating;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SourceClaim;
import io.snapherd.retention.Decision;
import io.snapherd.retention.Ground;
import io.snapherd.retention.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What is said about one snapshot.
 *
 * @param claim the claim's name, or its uid where no name is known
 * @param slot the time it is decided by
 * @param reasons such as {@code daily 3/7}
 */
public record Judged(
    String snapshot, String claim, Instant slot, Verdict verdict, List<String> reasons) {
  static final String NO_CLAIM_UID = "no claim-uid";

  public Judged {
    reasons = List.copyOf(reasons);
  }

  static Judged of(Decision decision) {
    return new Judged(
        decision.snapshot().name(),
        claim(decision.snapshot()),
        decision.time(),
        decision.verdict(),
        decision.grounds().stream().map(Ground::text).toList());
  }

  /** One that cannot be put beside others of its claim, because nobody knows which that is. */
  static Judged withoutClaim(Snapshot snapshot) {
    return new Judged(
        snapshot.name(),
        claim(snapshot),
        Dating.time(snapshot),
        Verdict.LEAVE,
        List.of(NO_CLAIM_UID));
  }

  private static String claim(Snapshot snapshot) {
    return snapshot
        .origin()
        .claim()
        .map(SourceClaim::name)
        .or(snapshot::claimName)
        .or(() -> snapshot.origin().claimUid())
        .orElse("");
  }
}
