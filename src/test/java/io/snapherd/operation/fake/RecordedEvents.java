package io.snapherd.operation.fake;

import io.snapherd.model.Reason;
import io.snapherd.operation.Events;
import io.snapherd.operation.Subject;
import java.util.ArrayList;
import java.util.List;

/** Remembers every Event. */
public final class RecordedEvents implements Events {
  /** One Event. */
  public record Told(Subject.Kind kind, String name, Reason reason, String message) {}

  private final List<Told> all = new ArrayList<>();

  @Override
  public void normal(Subject about, Reason reason, String message) {
    tell(about, reason, message);
  }

  @Override
  public void warning(Subject about, Reason reason, String message) {
    tell(about, reason, message);
  }

  private void tell(Subject about, Reason reason, String message) {
    all.add(new Told(about.kind(), about.id().ref().name(), reason, message));
  }

  public List<Told> all() {
    return List.copyOf(all);
  }

  /** Those with this reason, in order. */
  public List<Told> of(Reason reason) {
    return all.stream().filter(told -> told.reason() == reason).toList();
  }
}
