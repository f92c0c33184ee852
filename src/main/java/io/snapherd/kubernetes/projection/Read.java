package io.snapherd.kubernetes.projection;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.snapherd.model.Identity;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts that all projections read alike; nothing a user wrote makes them fail. */
public final class Read {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** More than any size needs; a number of a million digits takes seconds to read. */
  private static final int LONGEST_SIZE = 64;

  private Read() {}

  static Identity identity(HasMetadata object) {
    return identity(object.getMetadata());
  }

  static Identity identity(ObjectMeta meta) {
    return new Identity(
        new ObjectRef(text(meta.getNamespace()), text(meta.getName())),
        text(meta.getUid()),
        text(meta.getResourceVersion()),
        time(meta.getCreationTimestamp()).orElse(Instant.EPOCH),
        time(meta.getDeletionTimestamp()));
  }

  static Map<String, String> labels(HasMetadata object) {
    return labels(object.getMetadata());
  }

  static Map<String, String> labels(ObjectMeta meta) {
    return orEmpty(meta.getLabels());
  }

  static Map<String, String> annotations(HasMetadata object) {
    return annotations(object.getMetadata());
  }

  static Map<String, String> annotations(ObjectMeta meta) {
    return orEmpty(meta.getAnnotations());
  }

  /** Those that the model knows: any others may be as large as they like. */
  static Map<String, String> knownAnnotations(HasMetadata object) {
    return annotations(object).entrySet().stream()
        .filter(e -> e.getKey().startsWith(Names.DOMAIN) || e.getKey().equals(Names.SELECTED_NODE))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The value if it is there and not blank. */
  static Optional<String> value(Map<String, String> map, String key) {
    return Optional.ofNullable(map.get(key)).filter(v -> !v.isBlank());
  }

  /**
   * A time in RFC 3339, or nothing if it is none. One before the year 0 or after 9999 is none, in
   * UTC as well: it could not be written again, and calendars end where instants do not yet.
   */
  static Optional<Instant> time(String text) {
    try {
      return Optional.ofNullable(text)
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant)
          .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A size as it stands, or nothing if it is none, negative, or above 2^63-1 bytes. */
  static Optional<Size> size(String quantity) {
    return Optional.ofNullable(quantity)
        .filter(text -> text.length() <= LONGEST_SIZE)
        .flatMap(Read::bytes)
        .filter(bytes -> bytes.signum() >= 0 && bytes.compareTo(LARGEST) <= 0)
        .map(bytes -> new Size(quantity, bytes.longValue()));
  }

  private static Optional<BigDecimal> bytes(String quantity) {
    try {
      return Optional.of(Quantity.getAmountInBytes(Quantity.parse(quantity)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  public static String text(String value) {
    return value == null ? "" : value;
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
