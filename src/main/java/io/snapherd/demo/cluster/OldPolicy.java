package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.SnapshotPolicySpec;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.PolicySpec;
import io.snapherd.schedule.Schedule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A policy that has been followed for long, and then not for two slots. */
record OldPolicy(GenericKubernetesResource object, Schedule schedule) {
  static OldPolicy of(GenericKubernetesResource object) {
    SnapshotPolicySpec spec = Json.read(Json.text(object), SnapshotPolicy.class).getSpec();
    try {
      return new OldPolicy(object, Schedule.of(spec.schedule(), zone(spec)));
    } catch (InvalidSpec e) {
      throw new IllegalStateException("the demo's own policy is wrong", e);
    }
  }

  String name() {
    return object.getMetadata().getName();
  }

  /** The newest slot that was served. */
  Instant served(Instant now) {
    History history = new History(schedule);
    return history.before(history.before(schedule.latest(now).orElseThrow()));
  }

  /** What the operator remembers by. */
  void remember(Instant since, Instant now) {
    SnapshotPolicySpec spec = Json.read(Json.text(object), SnapshotPolicy.class).getSpec();
    Map<String, Object> basis =
        Map.of(
            "expression", spec.schedule(),
            "timeZone", zone(spec),
            "suspended", false,
            "since", Past.text(since));
    object.setAdditionalProperty(
        "status", Map.of("schedule", basis, "lastScheduleTime", Past.text(served(now))));
  }

  private static String zone(SnapshotPolicySpec spec) {
    return Optional.ofNullable(spec.timeZone()).orElse(PolicySpec.DEFAULT_TIME_ZONE);
  }
}
