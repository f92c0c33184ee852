package io.snapherd.kubernetes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {
  /** A row: what it is grouped by, if at all, and something else. */
  private record Row(Optional<String> group, int version) {
    static Row of(String group, int version) {
      return new Row(Optional.of(group), version);
    }

    static Row alone(int version) {
      return new Row(Optional.empty(), version);
    }
  }

  private record Told(Optional<Row> before, Row row) {}

  private final List<Told> told = new ArrayList<>();
  private final Table<Row> table = new Table<>((before, row) -> told.add(new Told(before, row)));
  private final Table.Index<Row, String> byGroup = table.index(Row::group);

  @Test
  void aNewRowIsFoundByKeyAndByGroup() {
    table.put("k", Row.of("a", 1));
    assertThat(table.get("k")).contains(Row.of("a", 1));
    assertThat(byGroup.get("a")).containsExactly(Row.of("a", 1));
    assertThat(table.all()).containsExactly(Row.of("a", 1));
    assertThat(table.size()).isOne();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(table.get("k")).isEmpty();
    assertThat(byGroup.get("a")).isEmpty();
    assertThat(table.all()).isEmpty();
  }

  @Test
  void aRowWithoutTheValueIsInNoGroup() {
    table.put("k", Row.alone(1));
    assertThat(table.all()).hasSize(1);
    assertThat(byGroup.get("a")).isEmpty();
  }

  @Test
  void aRowLeavesItsOldGroup() {
    table.put("k", Row.of("a", 1));
    table.put("other", Row.of("a", 9));
    table.put("k", Row.of("b", 2));
    assertThat(byGroup.get("a")).containsExactly(Row.of("a", 9));
    assertThat(byGroup.get("b")).containsExactly(Row.of("b", 2));
  }

  @Test
  void aRowLeavesItsGroupForNone() {
    table.put("k", Row.of("a", 1));
    table.put("k", Row.alone(2));
    assertThat(byGroup.get("a")).isEmpty();
  }

  @Test
  void aNewVersionReplacesTheOldInItsGroup() {
    table.put("k", Row.of("a", 1));
    table.put("k", Row.of("a", 2));
    assertThat(byGroup.get("a")).containsExactly(Row.of("a", 2));
  }

  @Test
  void equalRowsOfTwoKeysAreTwo() {
    table.put("k", Row.of("a", 1));
    table.put("l", Row.of("a", 1));
    assertThat(byGroup.get("a")).hasSize(2);
    table.remove("k");
    assertThat(byGroup.get("a")).hasSize(1);
  }

  @Test
  void aRemovedRowIsNowhere() {
    table.put("k", Row.of("a", 1));
    table.remove("k");
    assertThat(table.get("k")).isEmpty();
    assertThat(byGroup.get("a")).isEmpty();
    assertThat(table.size()).isZero();
  }

  @Test
  void aNewRowIsToldWithoutABefore() {
    table.put("k", Row.of("a", 1));
    assertThat(told).containsExactly(new Told(Optional.empty(), Row.of("a", 1)));
  }

  @Test
  void aChangeIsToldWithWhatWasBefore() {
    table.put("k", Row.of("a", 1));
    told.clear();
    table.put("k", Row.of("a", 2));
    assertThat(told).containsExactly(new Told(Optional.of(Row.of("a", 1)), Row.of("a", 2)));
  }

  @Test
  void whatDidNotChangeIsNotTold() {
    table.put("k", Row.of("a", 1));
    told.clear();
    table.put("k", Row.of("a", 1));
    assertThat(told).isEmpty();
  }

  @Test
  void aRemovalIsToldWithWhatWasThere() {
    table.put("k", Row.of("a", 1));
    told.clear();
    table.remove("k");
    assertThat(told).containsExactly(new Told(Optional.of(Row.of("a", 1)), Row.of("a", 1)));
  }

  @Test
  void theRemovalOfNothingIsNotTold() {
    table.remove("k");
    assertThat(told).isEmpty();
  }

  @Test
  void whoIsToldSeesTheChange() {
    List<Object> seen = new ArrayList<>();
    Table.Index<Row, String>[] index = newIndexes();
    Table<Row> watched = new Table<>((before, row) -> seen.add(index[0].get("a").size()));
    index[0] = watched.index(Row::group);
    watched.put("k", Row.of("a", 1));
    watched.put("k", Row.of("b", 2));
    watched.put("k", Row.of("a", 3));
    watched.remove("k");
    assertThat(seen).containsExactly(1, 0, 1, 0);
  }

  /**
   * Jobs read while the watch writes: a snapshot that was not there for a moment would be one that
   * was never taken.
   */
  @Test
  void aRowThatStaysInItsGroupIsNeverMissingThere() {
    List<Integer> seen = new ArrayList<>();
    Table.Index<Row, String>[] index = newIndexes();
    Table<Row> watched = new Table<>((before, row) -> {});
    index[0] =
        watched.index(
            row -> {
              seen.add(index[0].get("a").size());
              return row.group();
            });
    watched.put("k", Row.of("a", 1));
    seen.clear();
    watched.put("k", Row.of("a", 2));
    assertThat(seen).isNotEmpty().containsOnly(1);
  }

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void groupsAreWhatASearchOfAllRowsFinds(int seed) {
    Random random = new Random(seed);
    Map<String, Row> expected = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      String key = "k" + random.nextInt(8);
      if (random.nextInt(4) == 0) {
        expected.remove(key);
        table.remove(key);
      } else {
        Row row = random.nextInt(4) == 0 ? Row.alone(i) : Row.of("g" + random.nextInt(3), i);
        expected.put(key, row);
        table.put(key, row);
      }
      assertThat(table.all()).containsExactlyInAnyOrderElementsOf(expected.values());
      for (String group : List.of("g0", "g1", "g2")) {
        assertThat(byGroup.get(group))
            .containsExactlyInAnyOrderElementsOf(
                expected.values().stream()
                    .filter(row -> row.group().equals(Optional.of(group)))
                    .toList());
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Table.Index<Row, String>[] newIndexes() {
    return new Table.Index[1];
  }
}
