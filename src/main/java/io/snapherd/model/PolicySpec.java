package io.snapherd.model;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code spec} of a SnapshotPolicy with its defaults filled in. Schedule, zone and retention are as
 * they stand in the manifest: whether they make sense is decided by the packages that follow them.
 */
public record PolicySpec(
    String schedule,
    String timeZone,
    boolean suspend,
    Optional<Duration> startingDeadline,
    Duration jitter,
    ClaimSelection claims,
    Optional<String> snapshotClass,
    Duration readyDeadline,
    SnapshotTemplate template,
    Optional<RetentionSpec> retention) {
  public static final String DEFAULT_TIME_ZONE = "Etc/UTC";
  public static final Duration DEFAULT_READY_DEADLINE = Duration.ofMinutes(10);
}
