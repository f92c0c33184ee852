package io.snapherd.model;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoField.YEAR;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
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

  /** Without a sign, which no name could bear: a slot that somebody wrote may be of any year. */
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .appendValue(YEAR, 4, 10, SignStyle.NEVER)
          .appendPattern("MMddHHmm")
          .toFormatter()
          .withZone(UTC);

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

  /** The minute in UTC as it stands in names: {@code yyyyMMddHHmm}. */
  public static String stamp(Instant instant) {
    return STAMP.format(instant);
  }

  private static String cut(String head, int room) {
    String hash = "-" + Fingerprint.of(head).first8();
    String kept = head.substring(0, room - hash.length());
    return LOOSE_END.matcher(kept).replaceFirst("") + hash;
  }
}
