package io.snapherd.model;

import java.util.Optional;

/**
 * {@code spec.retention} as it stands in the manifest; nothing is checked yet.
 *
 * @param keepWithin a number and h, d or w
 */
public record RetentionSpec(
    Optional<Integer> keepLast,
    Optional<Integer> keepHourly,
    Optional<Integer> keepDaily,
    Optional<Integer> keepWeekly,
    Optional<Integer> keepMonthly,
    Optional<Integer> keepYearly,
    Optional<String> keepWithin,
    boolean dryRun) {}
