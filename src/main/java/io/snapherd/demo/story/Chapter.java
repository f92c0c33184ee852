package io.snapherd.demo.story;

/** A part of the story: something is done or awaited, and looked at until it has come true. */
public interface Chapter {
  String title();

  /** What the reader is about to see, and why. */
  String prologue();

  /**
   * Tells what happens.
   *
   * @throws InterruptedException if the demo is stopped
   */
  Outcome play(Stage stage) throws InterruptedException;
}
