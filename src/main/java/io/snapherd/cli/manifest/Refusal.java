package io.snapherd.cli.manifest;

/** Why there is no answer: one sentence for the user that names the place and the mend. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final Exit exit;

  private Refusal(Exit exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  /** The question was wrong: a file that is not there, an option that makes no sense. */
  public static Refusal wrongUse(String sentence) {
    return new Refusal(Exit.WRONG_USE, sentence);
  }

  /** The question was fine, but what it is about is not. */
  public static Refusal no(String sentence) {
    return new Refusal(Exit.NO, sentence);
  }

  public Exit exit() {
    return exit;
  }
}
