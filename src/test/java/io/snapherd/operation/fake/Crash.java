package io.snapherd.operation.fake;

/** The process died. An Error, so that no handler of the operator's own survives it. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(Write after) {
    super("died after " + after, null, false, false);
  }
}
