package io.snapherd.model;

import java.util.Random;

/** Names that Kubernetes accepts, with as many dots and dashes as it lets pass. */
public final class RandomNames {
  private static final String ENDS = "ab9";
  private static final String INNER = "ab9---...";

  private RandomNames() {}

  /** May be longer than a name can be: two names joined are. */
  public static String legal(Random random, int length) {
    StringBuilder name = new StringBuilder().append(pick(random, ENDS));
    while (name.length() < length - 1) {
      name.append(next(random, name.charAt(name.length() - 1)));
    }
    return name.length() < length ? name.append(pick(random, ENDS)).toString() : name.toString();
  }

  /** A dot stands between letters or digits, a dash also beside a dash. */
  private static char next(Random random, char last) {
    char next = pick(random, last == '.' ? ENDS : INNER);
    return last == '-' && next == '.' ? '-' : next;
  }

  private static char pick(Random random, String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }
}
