package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.InvalidSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows in {@code src/test/resources/cron}; what they are is said there. */
class CronVectorsTest {
  private static final int CUT = 50;

  private record Window(
      String zone, String expression, Instant start, Instant horizon, List<Instant> slots) {
    static Window parse(String line) {
      String[] column = line.split("\t", -1);
      return new Window(
          column[3],
          column[5],
          second(column[4]),
          second(column[0]),
          Arrays.stream(column[6].split(","))
              .filter(s -> !s.isEmpty())
              .map(Window::second)
              .toList());
    }

    private static Instant second(String text) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }

    Schedule schedule() {
      try {
        return Schedule.of(expression, zone);
      } catch (InvalidSpec e) {
        throw new AssertionError(expression, e);
      }
    }

    List<Instant> forwards() {
      List<Instant> found = new ArrayList<>();
      Optional<Instant> slot = schedule().next(start);
      while (found.size() < CUT && slot.isPresent() && !slot.get().isAfter(horizon)) {
        found.add(slot.get());
        slot = schedule().next(slot.get());
      }
      return found;
    }

    List<Instant> backwards() {
      List<Instant> found = new ArrayList<>();
      Instant last = slots.size() < CUT ? horizon : slots.get(CUT - 1);
      Optional<Instant> slot = schedule().latest(last);
      while (found.size() <= CUT && slot.isPresent() && slot.get().isAfter(start)) {
        found.add(0, slot.get());
        slot = schedule().latest(slot.get().minusSeconds(1));
      }
      return found;
    }
  }

  @ParameterizedTest
  @CsvSource({"cron-shared.tsv, 1500", "cron-dst-shared.tsv, 150", "cron-kolkata-shared.tsv, 15"})
  void everyWindowHasTheExpectedSlotsForwards(String file, int rows) {
    assertThat(windows(file))
        .hasSize(rows)
        .filteredOn(w -> !w.forwards().equals(w.slots))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cron-shared.tsv, 1500", "cron-dst-shared.tsv, 150", "cron-kolkata-shared.tsv, 15"})
  void everyWindowHasTheExpectedSlotsBackwards(String file, int rows) {
    assertThat(windows(file))
        .hasSize(rows)
        .filteredOn(w -> !w.backwards().equals(w.slots))
        .isEmpty();
  }

  private static List<Window> windows(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CronVectorsTest.class.getResourceAsStream("/cron/" + file),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(Window::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
