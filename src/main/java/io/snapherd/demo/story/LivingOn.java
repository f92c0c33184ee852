package io.snapherd.demo.story;

import io.fabric8.kubernetes.api.model.Event;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import java.util.stream.Stream;

/** What goes on when the story is told: a slot every minute. */
public final class LivingOn {
  private final Stage stage;
  private final Told told;

  public LivingOn(Stage stage) {
    this.stage = stage;
    this.told = new Told(stage);
  }

  /** Until the demo's time is over, which may be never. */
  public void tell() throws InterruptedException {
    ready().forEach(s -> told.skip(claim(s), s.name()));
    pruned().forEach(e -> told.skip("pruned", what(e)));
    stage.patience().whileItLasts(this::look);
  }

  private void look() {
    ready().forEach(s -> told.once(claim(s), s.name()));
    pruned().forEach(e -> told.once("pruned", what(e)));
  }

  private Stream<Snapshot> ready() {
    return stage.sight().snapshots().stream().filter(Snapshot::usable);
  }

  private Stream<Event> pruned() {
    return Stream.of("nightly", "minutely")
        .flatMap(policy -> stage.sight().events(Reason.Pruned, policy).stream());
  }

  private static String what(Event event) {
    return event.getMessage().replaceFirst("^deleted snapshot ", "");
  }

  private static String claim(Snapshot snapshot) {
    return snapshot.claimName().orElse("");
  }
}
