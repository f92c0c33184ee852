package io.snapherd.schedule;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSelection;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotTemplate;
import io.snapherd.model.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts for tests: an hourly policy that has run since the day before, a bound claim of a CSI
 * volume, and their snapshots. All times are of one day.
 */
final class Given {
  static final String POLICY_UID = "policy-uid";
  static final String CLAIM_UID = "claim-uid";
  static final Instant DAY_BEFORE = Instant.parse("2026-03-09T00:00:30Z");

  private Given() {}

  /** A time of the day, such as {@code 10:20} or {@code 10:20:30}. */
  static Instant at(String time) {
    return Instant.parse("2026-03-10T" + (time.length() == 5 ? time + ":00" : time) + "Z");
  }

  static PolicyFacts policy() {
    return new PolicyFacts();
  }

  static Claim claim() {
    return claim(ClaimPhase.BOUND, DAY_BEFORE, Optional.empty());
  }

  static Claim claim(ClaimPhase phase, Instant created, Optional<Instant> deleted) {
    return new Claim(
        new Identity(new ObjectRef("shop", "data"), CLAIM_UID, "1", created, deleted),
        Map.of(),
        Map.of(),
        new ClaimSpec(List.of(), new Size("1Gi", 1L << 30), Optional.empty(), "Filesystem"),
        phase,
        Optional.of("pv"),
        Optional.empty());
  }

  static Claim claimCreated(String time) {
    return claim(ClaimPhase.BOUND, at(time), Optional.empty());
  }

  static Optional<Volume> boundSince(Instant time) {
    return Optional.of(
        new Volume("pv", Optional.of(new Volume.Csi("csi", "handle")), Optional.of(time)));
  }

  static Snapshot snapshot(String slot) {
    return new SnapshotFacts().slot(at(slot)).get();
  }

  static ClaimHistory history(Snapshot... snapshots) {
    return history(List.of(snapshots));
  }

  static ClaimHistory history(List<Snapshot> snapshots) {
    return new ClaimHistory(claim(), snapshots);
  }

  /** A policy to be; the last word counts. */
  static final class PolicyFacts {
    private String schedule = "0 * * * *";
    private String zone = "Etc/UTC";
    private boolean suspend;
    private Optional<Duration> deadline = Optional.empty();
    private Duration jitter = Duration.ZERO;
    private Instant created = DAY_BEFORE;
    private Optional<ScheduleBasis> basis =
        Optional.of(new ScheduleBasis("0 * * * *", "Etc/UTC", false, DAY_BEFORE));
    private Optional<Instant> lastScheduleTime = Optional.empty();
    private Optional<String> runNow = Optional.empty();
    private Optional<String> lastRunNow = Optional.empty();
    private String uid = POLICY_UID;

    PolicyFacts schedule(String expression) {
      schedule = expression;
      return this;
    }

    PolicyFacts zone(String name) {
      zone = name;
      return this;
    }

    PolicyFacts suspended() {
      suspend = true;
      return this;
    }

    PolicyFacts deadline(Duration value) {
      deadline = Optional.of(value);
      return this;
    }

    PolicyFacts jitter(Duration value) {
      jitter = value;
      return this;
    }

    PolicyFacts created(Instant time) {
      created = time;
      return this;
    }

    PolicyFacts since(Instant time) {
      basis = Optional.of(new ScheduleBasis(schedule, zone, suspend, time));
      return this;
    }

    PolicyFacts statusLost() {
      basis = Optional.empty();
      return this;
    }

    PolicyFacts last(Instant time) {
      lastScheduleTime = Optional.of(time);
      return this;
    }

    PolicyFacts runNow(String value) {
      runNow = Optional.of(value);
      return this;
    }

    PolicyFacts lastRunNow(String value) {
      lastRunNow = Optional.of(value);
      return this;
    }

    PolicyFacts uid(String value) {
      uid = value;
      return this;
    }

    Policy get() {
      return new Policy(
          new Identity(new ObjectRef("shop", "hourly"), uid, "1", created, Optional.empty()),
          1,
          runNow,
          spec(),
          new PolicyMemory(basis, Optional.empty(), lastScheduleTime, lastRunNow));
    }

    private PolicySpec spec() {
      return new PolicySpec(
          schedule,
          zone,
          suspend,
          deadline,
          jitter,
          ClaimSelection.ALL,
          Optional.empty(),
          PolicySpec.DEFAULT_READY_DEADLINE,
          SnapshotTemplate.EMPTY,
          Optional.empty());
    }
  }

  /** A Ready snapshot of the policy and the claim to be. */
  static final class SnapshotFacts {
    private Optional<Instant> slot = Optional.empty();
    private Instant created = at("00:00");
    private boolean manual;
    private Optional<String> runNow = Optional.empty();
    private Optional<Boolean> ready = Optional.of(true);
    private Optional<Instant> deleted = Optional.empty();
    private String policyUid = POLICY_UID;
    private String claimUid = CLAIM_UID;

    SnapshotFacts slot(Instant time) {
      slot = Optional.of(time);
      created = time.plusSeconds(1);
      return this;
    }

    SnapshotFacts created(Instant time) {
      created = time;
      return this;
    }

    SnapshotFacts manual(String value) {
      manual = true;
      runNow = Optional.of(value);
      return this;
    }

    SnapshotFacts ready(Optional<Boolean> value) {
      ready = value;
      return this;
    }

    SnapshotFacts deleted(Instant time) {
      deleted = Optional.of(time);
      return this;
    }

    SnapshotFacts policyUid(String value) {
      policyUid = value;
      return this;
    }

    SnapshotFacts claimUid(String value) {
      claimUid = value;
      return this;
    }

    Snapshot get() {
      return new Snapshot(
          new Identity(new ObjectRef("shop", "any-name"), "snapshot-uid", "1", created, deleted),
          Optional.of("data"),
          Optional.of("class"),
          new Snapshot.Origin(
              Optional.of("hourly"),
              Optional.of(policyUid),
              Optional.of(claimUid),
              slot,
              manual,
              runNow,
              Optional.empty()),
          Snapshot.Marks.NONE,
          new Snapshot.Status(
              ready,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              false));
    }
  }
}
