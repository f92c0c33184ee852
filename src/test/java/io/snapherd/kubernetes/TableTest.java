package io.snapherd.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TableTest {
  private record Row(String group, int version) {}

  private final List<Row> told = new ArrayList<>();
  private final Table<Row> table = new Table<>((before, row) -> told.add(row));
  private final Table.Index<Row, String> byGroup =
      table.index(row -> Optional.of(row.group()).filter(g -> !g.isEmpty()));

  @Test
  void aRowIsFoundByKeyAndByIndex() {
    table.put("a", new Row("g", 1));

    assertThat(table.get("a")).contains(new Row("g", 1));
    assertThat(byGroup.get("g")).containsExactly(new Row("g", 1));
  }

  @Test
  void aRowWithoutTheValueIsInNoGroup() {
    table.put("a", new Row("", 1));

    assertThat(byGroup.get("")).isEmpty();
    assertThat(table.all()).hasSize(1);
  }

  @Test
  void aRowThatChangesItsGroupIsInTheNewOneOnly() {
    table.put("a", new Row("g", 1));
    table.put("a", new Row("h", 2));

    assertThat(byGroup.get("g")).isEmpty();
    assertThat(byGroup.get("h")).containsExactly(new Row("h", 2));
  }

  @Test
  void aRemovedRowIsGoneAndTold() {
    table.put("a", new Row("g", 1));
    table.remove("a");

    assertThat(table.get("a")).isEmpty();
    assertThat(byGroup.get("g")).isEmpty();
    assertThat(told).containsExactly(new Row("g", 1), new Row("g", 1));
  }

  @Test
  void whatDoesNotChangeIsNotTold() {
    table.put("a", new Row("g", 1));
    table.put("a", new Row("g", 1));

    assertThat(told).hasSize(1);
  }

  @Test
  void aReaderAlwaysFindsARowThatIsBeingReplaced() throws InterruptedException {
    table.put("a", new Row("g", 0));
    AtomicBoolean missed = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                missed.compareAndSet(false, byGroup.get("g").isEmpty());
              }
            });
    reader.start();
    for (int version = 1; version < 200_000; version++) {
      table.put("a", new Row("g", version));
    }
    done.set(true);
    reader.join();

    assertThat(missed).isFalse();
  }
}
