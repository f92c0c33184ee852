package io.snapherd.demo.story;

import io.snapherd.demo.tell.Columns;
import java.util.HashSet;
import java.util.Set;

/** Rows with the time at their left; what was told already is not told again. */
final class Told {
  private static final Columns COLUMNS = new Columns(-6, 9, 1);

  private final Stage stage;
  private final Set<Object> told = new HashSet<>();

  Told(Stage stage) {
    this.stage = stage;
  }

  /** A row about a claim. */
  void once(String claim, String news) {
    if (told.add(claim + news)) {
      stage.teller().row(COLUMNS.row(stage.patience().elapsed(), claim, news));
    }
  }

  /** What happened before one looked. */
  void skip(String claim, String news) {
    told.add(claim + news);
  }
}
