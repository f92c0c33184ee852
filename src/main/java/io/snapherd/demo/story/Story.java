package io.snapherd.demo.story;

import io.snapherd.demo.tell.Teller;
import java.util.ArrayList;
import java.util.List;

/** Chapters, one after the other; one that does not come true does not end it. */
public record Story(List<Chapter> chapters) {
  public Story {
    chapters = List.copyOf(chapters);
  }

  /**
   * Tells it.
   *
   * @return a sentence for each chapter that did not come true
   * @throws InterruptedException if the demo is stopped
   */
  public List<String> tell(Stage stage) throws InterruptedException {
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      stage.teller().headline((i + 1) + "  " + chapters.get(i).title());
      if (tell(chapters.get(i), stage) instanceof Outcome.DidNot didNot) {
        missed.add(didNot.sentence());
      }
    }
    return missed;
  }

  private static Outcome tell(Chapter chapter, Stage stage) throws InterruptedException {
    Teller teller = stage.teller();
    teller.text(chapter.prologue());
    teller.blank();
    Outcome outcome = chapter.play(stage);
    teller.blank();
    if (outcome instanceof Outcome.DidNot) {
      teller.bad(outcome.sentence());
    } else {
      teller.good(outcome.sentence());
    }
    return outcome;
  }
}
