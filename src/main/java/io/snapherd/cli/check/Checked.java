package io.snapherd.cli.check;

import io.snapherd.model.Policy;
import java.util.List;

/** What became of a policy in a file. */
public sealed interface Checked {

  /** Nothing is wrong with it. */
  record Sound(Policy policy) implements Checked {}

  /**
   * Something is.
   *
   * @param sentences everything that is wrong, each with its place and the mend
   */
  record Faulty(List<String> sentences) implements Checked {
    public Faulty {
      sentences = List.copyOf(sentences);
    }
  }
}
