package io.snapherd.operation.fake;

import io.snapherd.model.Reason;
import io.snapherd.operation.Events;
import io.snapherd.operation.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Remembers every Event, each time that it is told. */
public final class RecordedEvents implements Events {
  /** The two types that Kubernetes knows. */
  public enum Type {
    Normal,
    Warning
  }

  /** One Event. */
  public record Told(Subject.Kind kind, String name, Type type, Reason reason, String message) {}

  /** As much of a message as the API server takes. */
  private static final int LONGEST = 1024;

  private final List<Told> all = new ArrayList<>();

  @Override
  public void normal(Subject about, Reason reason, String message) {
    tell(about, Type.Normal, reason, message);
  }

  @Override
  public void warning(Subject about, Reason reason, String message) {
    tell(about, Type.Warning, reason, message);
  }

  private void tell(Subject about, Type type, Reason reason, String message) {
    String part = message.substring(0, Math.min(message.length(), LONGEST));
    all.add(new Told(about.kind(), about.id().ref().name(), type, reason, part));
  }

  public List<Told> all() {
    return List.copyOf(all);
  }

  /** Those with this reason, in order. */
  public List<Told> of(Reason reason) {
    return all.stream().filter(told -> told.reason() == reason).toList();
  }

  /** What the API server makes of those about one object: equal ones are one, with a count. */
  Map<Told, Integer> standing(String name) {
    return all.stream()
        .filter(told -> told.name().equals(name))
        .collect(Collectors.toMap(told -> told, told -> 1, Integer::sum));
  }
}
