package io.snapherd.cli.text;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A length of time in words. */
public final class Span {
  private static final int PARTS = 2;

  private Span() {}

  /** Its two largest units, the rest left out: {@code 2 d 4 h}, {@code 12 min}, {@code 40 s}. */
  public static String of(Duration duration) {
    List<Part> parts =
        List.of(
            new Part(duration.toDays(), "d"),
            new Part(duration.toHoursPart(), "h"),
            new Part(duration.toMinutesPart(), "min"),
            new Part(duration.toSecondsPart(), "s"));
    String text =
        parts.stream()
            .dropWhile(part -> part.amount() == 0)
            .limit(PARTS)
            .filter(part -> part.amount() != 0)
            .map(Part::toString)
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? "0 s" : text;
  }

  private record Part(long amount, String unit) {
    @Override
    public String toString() {
      return amount + " " + unit;
    }
  }
}
