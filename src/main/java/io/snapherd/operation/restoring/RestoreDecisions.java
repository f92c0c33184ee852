package io.snapherd.operation.restoring;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Claims;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Forgetful;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Snapshots;
import io.snapherd.restore.RestoreDecision;
import io.snapherd.restore.RestoreDecision.Make;
import io.snapherd.restore.RestoreDecision.Report;
import io.snapherd.restore.RestoreRequest;
import io.snapherd.restore.RestoreStatus;
import io.snapherd.restore.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides about restore requests. Caches of several kinds are not in step, and some decisions are
 * for good: for these their word is not taken.
 */
public final class RestoreDecisions implements Forgetful {
  /** How long a cache may take to show what kubectl has just created. */
  private static final Duration CACHES_SETTLE = Duration.ofSeconds(10);

  private static final Set<Reason> MISSING =
      Set.of(Reason.SnapshotNotFound, Reason.StorageClassNotFound);

  private final Cluster cluster;
  private final Claims claims;
  private final Snapshots snapshots;
  private final RestoreRefusals refusals;
  private final Map<String, Instant> missingSince = new ConcurrentHashMap<>();

  public RestoreDecisions(
      Cluster cluster, Claims claims, Snapshots snapshots, RestoreRefusals refusals) {
    this.cluster = cluster;
    this.claims = claims;
    this.snapshots = snapshots;
    this.refusals = refusals;
  }

  /**
   * What to do about a request.
   *
   * @return absent: it cannot be said yet, ask again soon
   * @throws Refused if the API server could not be asked
   */
  Optional<RestoreDecision> of(
      ObjectRef on, RestoreRequest request, Optional<RestoreStatus> current, Instant now)
      throws Refused {
    RestoreDecision decision = decide(on, request, current, List.of(), now);
    if (decision instanceof Make make) {
      Optional<RestoreStatus> tooEarly = refusals.standing(make, now);
      return Optional.of(
          tooEarly.isPresent()
              ? new Report(tooEarly.get())
              : unlessMade(on, request, current, make, now));
    }
    return decision instanceof Report report && isNews(report, current)
        ? sure(on, request, report, now)
        : Optional.of(decision);
  }

  /** The request is done, or has been taken back. */
  void forget(String request) {
    missingSince.remove(request);
  }

  /** Whoever led before may have made it without our having been shown. */
  private RestoreDecision unlessMade(
      ObjectRef on, RestoreRequest request, Optional<RestoreStatus> current, Make make, Instant now)
      throws Refused {
    Collection<Claim> made = claims.madeFor(on.namespace(), make.status().request());
    return made.isEmpty() ? make : decide(on, request, current, made, now);
  }

  private RestoreDecision decide(
      ObjectRef on,
      RestoreRequest request,
      Optional<RestoreStatus> current,
      Collection<Claim> unseen,
      Instant now) {
    CachedRestoreFacts facts =
        new CachedRestoreFacts(on.namespace(), cluster, claims, List.copyOf(unseen));
    return RestoreDecision.of(request, current, facts, now);
  }

  private static boolean isNews(Report report, Optional<RestoreStatus> current) {
    return current.filter(report.status()::sameAs).isEmpty();
  }

  private Optional<RestoreDecision> sure(
      ObjectRef on, RestoreRequest request, Report report, Instant now) throws Refused {
    RestoreStatus status = report.status();
    boolean missing = MISSING.contains(status.reason()) && !status.phase().open();
    Optional<String> one =
        named(request).filter(name -> status.reason() == Reason.SnapshotNotFound);
    boolean there =
        missing
            && (one.isPresent()
                ? isThereAfterAll(on, one.get())
                : !isMissingForLong(status.request(), now));
    return there ? Optional.empty() : Optional.of(report);
  }

  private static Optional<String> named(RestoreRequest request) {
    return request instanceof RestoreRequest.Valid valid
            && valid.wanted() instanceof Wanted.Named named
        ? Optional.of(named.snapshot())
        : Optional.empty();
  }

  /** One snapshot can be asked for. One that the caches show is missing for another reason. */
  private boolean isThereAfterAll(ObjectRef on, String name) throws Refused {
    ObjectRef ref = new ObjectRef(on.namespace(), name);
    return cluster.snapshot(ref).isEmpty() && snapshots.read(ref).isPresent();
  }

  /** Where it is about all there are, only time can tell. */
  private boolean isMissingForLong(String request, Instant now) {
    Instant since = missingSince.computeIfAbsent(request, r -> now);
    boolean sure = !now.isBefore(since.plus(CACHES_SETTLE));
    if (sure) {
      missingSince.remove(request);
    }
    return sure;
  }

  @Override
  public void forgetAll() {
    missingSince.clear();
  }
}
