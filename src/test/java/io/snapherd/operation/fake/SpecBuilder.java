package io.snapherd.operation.fake;

import io.snapherd.model.ClaimSelection;
import io.snapherd.model.LabelSelector;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.SnapshotTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code spec} of a policy: hourly for every claim and without retention, until told otherwise. */
public final class SpecBuilder {
  private String schedule = "0 * * * *";
  private String timeZone = "Etc/UTC";
  private boolean suspend;
  private Optional<Duration> startingDeadline = Optional.empty();
  private Duration jitter = Duration.ZERO;
  private ClaimSelection claims = ClaimSelection.ALL;
  private Optional<String> snapshotClass = Optional.empty();
  private Duration readyDeadline = Duration.ofMinutes(10);
  private Optional<Integer> keepLast = Optional.empty();
  private boolean dryRun;

  public SpecBuilder schedule(String cron) {
    schedule = cron;
    return this;
  }

  public SpecBuilder timeZone(String zone) {
    timeZone = zone;
    return this;
  }

  public SpecBuilder suspended() {
    suspend = true;
    return this;
  }

  public SpecBuilder startingDeadline(Duration deadline) {
    startingDeadline = Optional.of(deadline);
    return this;
  }

  public SpecBuilder jitter(Duration time) {
    jitter = time;
    return this;
  }

  public SpecBuilder claims(String... names) {
    claims = new ClaimSelection(List.of(names), Optional.empty(), List.of());
    return this;
  }

  public SpecBuilder labelled(String key, String value) {
    return selector(new LabelSelector(Map.of(key, value), List.of()));
  }

  public SpecBuilder selector(LabelSelector selector) {
    claims = new ClaimSelection(List.of(), Optional.of(selector), List.of());
    return this;
  }

  public SpecBuilder snapshotClass(String name) {
    snapshotClass = Optional.of(name);
    return this;
  }

  public SpecBuilder readyDeadline(Duration deadline) {
    readyDeadline = deadline;
    return this;
  }

  public SpecBuilder keepLast(int count) {
    keepLast = Optional.of(count);
    return this;
  }

  public SpecBuilder dryRun() {
    dryRun = true;
    return this;
  }

  public PolicySpec build() {
    return new PolicySpec(
        schedule,
        timeZone,
        suspend,
        startingDeadline,
        jitter,
        claims,
        snapshotClass,
        readyDeadline,
        SnapshotTemplate.EMPTY,
        keepLast.map(this::retention));
  }

  private RetentionSpec retention(int last) {
    return new RetentionSpec(
        Optional.of(last),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        dryRun);
  }
}
