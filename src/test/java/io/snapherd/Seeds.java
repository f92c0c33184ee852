package io.snapherd;

import java.util.stream.LongStream;

/**
 * The seeds of property tests. Mutation testing runs each test hundreds of times and takes fewer of
 * them, by the system property {@code snapherd.seeds}.
 */
public final class Seeds {
  private static final long MOST = Long.getLong("snapherd.seeds", Long.MAX_VALUE);

  private Seeds() {}

  /** 0, 1, 2 ... */
  public static LongStream first(long count) {
    return LongStream.range(0, Math.min(count, MOST));
  }
}
