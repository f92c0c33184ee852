package io.snapherd.model;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What Kubernetes accepts as the name of a claim or a snapshot: a DNS-1123 subdomain of at most 253
 * characters.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names">Object
 *     names</a>
 */
public final class ObjectName {
  public static final int MAX_LENGTH = 253;

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final Pattern LOOSE_END = Pattern.compile("[-.]+$");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(UTC);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private ObjectName() {}

  public static boolean isLegal(String name) {
    return name.length() <= MAX_LENGTH && SUBDOMAIN.matcher(name).matches();
  }

  /**
   * Head and tail in one. Where that would be too long, the head is cut and a hash of it stands in
   * for what is missing; the tail always stays.
   *
   * @param head a legal name
   * @param tail begins with {@code -}, ends with a letter or digit, at most 200 characters
   */
  public static String fit(String head, String tail) {
    int room = MAX_LENGTH - tail.length();
    return head.length() <= room ? head + tail : cut(head, room) + tail;
  }

  /**
   * The minute in UTC as it stands in names: {@code yyyyMMddHHmm}. Anyone can write a slot of any
   * year; outside of 0 to 9999, which no name could bear, it is the nearest minute inside.
   */
  public static String stamp(Instant instant) {
    Instant atLeast = instant.isBefore(FIRST) ? FIRST : instant;
    return STAMP.format(atLeast.isAfter(LAST) ? LAST : atLeast);
  }

  private static String cut(String head, int room) {
    String hash = "-" + Fingerprint.of(head).first8();
    String kept = head.substring(0, room - hash.length());
    return LOOSE_END.matcher(kept).replaceFirst("") + hash;
  }
}
