package io.snapherd.operation.fake;

import io.snapherd.latency.Phase;
import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers every time that was measured. */
public final class RecordedDurations implements Durations {
  /** One that was told of; absent: unmeasured. */
  public record Told(Of what, Optional<Duration> time) {}

  private final List<Told> told = new ArrayList<>();

  @Override
  public void ended(Of what, Optional<Duration> time) {
    told.add(new Told(what, time));
  }

  @Override
  public void ready(ObjectRef policy, Of what, Duration time) {
    told.add(new Told(what, Optional.of(time)));
  }

  public List<Told> all() {
    return List.copyOf(told);
  }

  /** Those of one phase, in order. */
  public List<Optional<Duration>> of(Phase phase) {
    return told.stream().filter(t -> t.what().phase() == phase).map(Told::time).toList();
  }
}
