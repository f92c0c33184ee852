package io.snapherd.demo.story;

/** What became of a chapter. */
public sealed interface Outcome {
  /** What the reader has seen, or what should have been seen. */
  String sentence();

  record CameTrue(String sentence) implements Outcome {}

  record DidNot(String sentence) implements Outcome {}
}
