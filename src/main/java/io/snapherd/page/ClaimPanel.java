package io.snapherd.page;

import io.snapherd.operation.view.ClaimView;
import io.snapherd.schedule.ClaimState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A claim with the time line of its snapshots.
 *
 * @param state {@code protected}, {@code late}, {@code waiting}, or {@code not selected}
 * @param mood which colour that has
 * @param summary the time line in words, for those who do not see it
 */
record ClaimPanel(
    String name, String state, String mood, String summary, List<SnapshotMark> snapshots) {

  static ClaimPanel of(ClaimView view, TimeLine line, Instant now) {
    return new ClaimPanel(
        view.name(),
        view.state().map(state -> state.name().toLowerCase(Locale.ROOT)).orElse("not selected"),
        view.state().map(ClaimPanel::mood).orElse("idle"),
        summary(view, now),
        view.snapshots().stream().map(d -> SnapshotMark.of(d, line, now)).toList());
  }

  private static String mood(ClaimState state) {
    return switch (state) {
      case PROTECTED -> "well";
      case LATE -> "late";
      case WAITING -> "idle";
    };
  }

  private static String summary(ClaimView view, Instant now) {
    if (view.snapshots().isEmpty()) {
      return "no snapshots";
    }
    String counts =
        view.snapshots().stream()
            .collect(
                Collectors.groupingBy(
                    d -> d.state().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()))
            .entrySet()
            .stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return counts + "; newest " + Moment.of(view.snapshots().get(0).time(), now).distance();
  }
}
