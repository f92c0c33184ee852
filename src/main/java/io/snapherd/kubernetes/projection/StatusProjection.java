package io.snapherd.kubernetes.projection;

import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.model.Condition;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A policy's status between the model and JSON. What anyone has made unreadable is read as absent
 * and so written anew. Times are written in whole seconds, as all of Kubernetes does.
 */
public final class StatusProjection {
  private StatusProjection() {}

  static PolicyMemory memory(SnapshotPolicyStatus status) {
    return status == null
        ? PolicyMemory.NONE
        : new PolicyMemory(
            Optional.ofNullable(status.schedule()).flatMap(StatusProjection::schedule),
            Optional.ofNullable(status.retention()).flatMap(StatusProjection::retention),
            Read.time(status.lastScheduleTime()),
            Optional.ofNullable(status.lastRunNow()));
  }

  static PolicyStatus of(SnapshotPolicyStatus status) {
    return new PolicyStatus(
        status.observedGeneration() == null ? 0 : status.observedGeneration(),
        all(status.conditions(), StatusProjection::condition),
        memory(status),
        Read.time(status.lastSuccessfulTime()),
        Read.time(status.nextScheduleTime()),
        claims(status.claims()),
        snapshots(status.snapshots()),
        all(status.problems(), StatusProjection::problem),
        all(status.nextPrune(), StatusProjection::candidate));
  }

  public static SnapshotPolicyStatus json(PolicyStatus status) {
    PolicyMemory memory = status.memory();
    return new SnapshotPolicyStatus(
        status.observedGeneration(),
        status.conditions().stream().map(StatusProjection::json).toList(),
        memory.schedule().map(StatusProjection::json).orElse(null),
        memory.retention().map(StatusProjection::json).orElse(null),
        memory.lastScheduleTime().map(StatusProjection::text).orElse(null),
        status.lastSuccessfulTime().map(StatusProjection::text).orElse(null),
        status.nextScheduleTime().map(StatusProjection::text).orElse(null),
        memory.lastRunNow().orElse(null),
        json(status.claims()),
        json(status.snapshots()),
        status.problems().stream().map(StatusProjection::json).toList(),
        status.nextPrune().stream().map(StatusProjection::json).toList());
  }

  private static Optional<ScheduleBasis> schedule(SnapshotPolicyStatus.Schedule basis) {
    return Read.time(basis.since())
        .map(
            since ->
                new ScheduleBasis(
                    Read.text(basis.expression()),
                    Read.text(basis.timeZone()),
                    Boolean.TRUE.equals(basis.suspended()),
                    since));
  }

  private static SnapshotPolicyStatus.Schedule json(ScheduleBasis basis) {
    return new SnapshotPolicyStatus.Schedule(
        basis.expression(), basis.timeZone(), basis.suspended(), text(basis.since()));
  }

  private static Optional<RetentionBasis> retention(SnapshotPolicyStatus.Retention basis) {
    return Read.time(basis.since())
        .map(since -> new RetentionBasis(Read.text(basis.observed()), since));
  }

  private static SnapshotPolicyStatus.Retention json(RetentionBasis basis) {
    return new SnapshotPolicyStatus.Retention(basis.observed(), text(basis.since()));
  }

  private static Optional<Condition> condition(SnapshotPolicyStatus.Condition c) {
    Optional<Condition.Type> type = named(Condition.Type.class, c.type());
    Optional<Condition.Status> status = named(Condition.Status.class, c.status());
    Optional<Reason> reason = named(Reason.class, c.reason());
    if (type.isEmpty() || status.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    long generation = c.observedGeneration() == null ? 0 : c.observedGeneration();
    return Read.time(c.lastTransitionTime())
        .map(
            since ->
                new Condition(
                    type.get(),
                    status.get(),
                    generation,
                    since,
                    reason.get(),
                    Read.text(c.message())));
  }

  private static SnapshotPolicyStatus.Condition json(Condition c) {
    return new SnapshotPolicyStatus.Condition(
        c.type().name(),
        c.status().name(),
        c.generation(),
        text(c.since()),
        c.reason().name(),
        c.message());
  }

  private static Optional<Problem> problem(SnapshotPolicyStatus.Problem p) {
    return named(Reason.class, p.reason())
        .map(
            reason ->
                new Problem(
                    Optional.ofNullable(p.claim()),
                    reason,
                    Read.text(p.message()),
                    Read.time(p.since()).orElse(Instant.EPOCH)));
  }

  private static SnapshotPolicyStatus.Problem json(Problem p) {
    return new SnapshotPolicyStatus.Problem(
        p.claim().orElse(null), p.reason().name(), p.message(), text(p.since()));
  }

  private static ClaimCounts claims(SnapshotPolicyStatus.Claims c) {
    return c == null
        ? new ClaimCounts(0, 0, 0, 0)
        : new ClaimCounts(
            count(c.selected()), count(c.guarded()), count(c.late()), count(c.waiting()));
  }

  private static SnapshotPolicyStatus.Claims json(ClaimCounts c) {
    return new SnapshotPolicyStatus.Claims(c.selected(), c.guarded(), c.late(), c.waiting());
  }

  private static SnapshotCounts snapshots(SnapshotPolicyStatus.Snapshots s) {
    return s == null
        ? SnapshotCounts.NONE
        : new SnapshotCounts(
            count(s.ready()),
            count(s.pending()),
            count(s.failed()),
            count(s.lost()),
            count(s.deleting()),
            count(s.held()));
  }

  private static SnapshotPolicyStatus.Snapshots json(SnapshotCounts s) {
    return new SnapshotPolicyStatus.Snapshots(
        s.ready(), s.pending(), s.failed(), s.lost(), s.deleting(), s.held());
  }

  private static Optional<PruneCandidate> candidate(SnapshotPolicyStatus.Candidate c) {
    return c.snapshot() == null || c.claim() == null
        ? Optional.empty()
        : Optional.of(new PruneCandidate(c.snapshot(), c.claim()));
  }

  private static SnapshotPolicyStatus.Candidate json(PruneCandidate c) {
    return new SnapshotPolicyStatus.Candidate(c.snapshot(), c.claim());
  }

  private static int count(Integer value) {
    return value == null ? 0 : value;
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static <J, V> List<V> all(List<J> list, Function<J, Optional<V>> one) {
    Stream<J> items = list == null ? Stream.of() : list.stream();
    return items.filter(Objects::nonNull).map(one).flatMap(Optional::stream).toList();
  }

  private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
    return Stream.of(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
  }
}
