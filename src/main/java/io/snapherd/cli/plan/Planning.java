package io.snapherd.cli.plan;

import static java.util.stream.Collectors.groupingBy;

import io.snapherd.kubernetes.projection.JsonProjections;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.restore.NeededSnapshots;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Grace;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Standing;
import io.snapherd.retention.Ties;
import io.snapherd.retention.Verdict;
import io.snapherd.schedule.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the retention what the operator asks it, about each claim of a policy. */
public final class Planning {
  private final Subject subject;
  private final Retention retention;
  private final Facts facts;
  private final HeldBack heldBack;

  private Planning(Subject subject, Retention retention, Facts facts, HeldBack heldBack) {
    this.subject = subject;
    this.retention = retention;
    this.facts = facts;
    this.heldBack = heldBack;
  }

  /**
   * The plan for one policy.
   *
   * @param policy as it is asked about, with its namespace
   * @param grace how long the operator waits after a change of the rules
   * @throws InvalidSpec if the policy's retention or time zone cannot be followed
   */
  public static PolicyPlan of(Policy policy, Evidence evidence, Instant now, Grace grace)
      throws InvalidSpec {
    ZoneId zone = TimeZones.parse(policy.spec().timeZone());
    Retention retention = Retention.of(policy.spec(), zone);
    Facts facts = Facts.of(policy.spec(), now, evidence.sightings());
    Subject subject = Subject.of(policy, evidence);
    HeldBack heldBack = new HeldBack(subject, retention, zone, grace);
    return new Planning(subject, retention, facts, heldBack).plan();
  }

  private PolicyPlan plan() {
    List<Judged> judged = judged();
    return new PolicyPlan(
        subject.policy(),
        retention,
        heldBack.zone(),
        facts.now(),
        judged,
        Unchecked.of(subject),
        remarks(judged));
  }

  private List<String> remarks(List<Judged> judged) {
    Stream<String> waiting =
        judged.stream().anyMatch(one -> one.verdict() == Verdict.DELETE)
            ? heldBack.sentence(facts.now()).stream()
            : Stream.of();
    return Stream.concat(new Strays(subject).sentences().stream(), waiting).toList();
  }

  private List<Judged> judged() {
    List<Snapshot> own = subject.snapshots();
    Map<String, List<Snapshot>> byClaim =
        own.stream()
            .filter(s -> s.origin().claimUid().isPresent())
            .collect(groupingBy(s -> s.origin().claimUid().orElseThrow()));
    Stream<Judged> ofClaims =
        byClaim.values().stream()
            .map(this::judged)
            .sorted(Comparator.comparing(plan -> plan.get(0).claim()))
            .flatMap(List::stream);
    Stream<Judged> ofNone =
        own.stream()
            .filter(s -> s.origin().claimUid().isEmpty())
            .map(Judged::withoutClaim)
            .sorted(Comparator.comparing(Judged::slot).reversed());
    return Stream.concat(ofClaims, ofNone).toList();
  }

  private List<Judged> judged(List<Snapshot> snapshots) {
    return retention.plan(snapshots, facts, ties(snapshots)).decisions().stream()
        .map(Judged::of)
        .toList();
  }

  private Ties ties(List<Snapshot> snapshots) {
    Ties known = subject.remembers() ? Ties.of(subject.policy(), facts.now()) : Ties.NONE;
    return known.with(Standing.of(snapshots, subject.evidence()::claim)).restoring(needed());
  }

  private Set<String> needed() {
    Evidence evidence = subject.evidence();
    return new NeededSnapshots(JsonProjections::restoreStatus, evidence::readyDeadline)
        .names(evidence.claims().orElse(List.of()), evidence.snapshots(), facts.now());
  }
}
