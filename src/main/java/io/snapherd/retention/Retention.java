package io.snapherd.retention;

import static java.util.stream.Collectors.joining;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.PolicySpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which snapshots of one claim to keep, and why. Only Ready ones count: a run of failures must
 * never push out good copies.
 *
 * @param rules a snapshot that any of them wants is kept; none at all: every Ready one is kept
 * @param zone where the calendar is read
 */
public record Retention(List<Rule> rules, ZoneId zone) {
  /** A policy without {@code spec.retention}. Failed snapshots are pruned even so. */
  public static final Retention KEEP_ALL = new Retention(List.of(), ZoneOffset.UTC);

  public Retention {
    rules = List.copyOf(rules);
  }

  /** The policy's retention, which is {@link #KEEP_ALL} where it has none. */
  public static Retention of(PolicySpec spec, ZoneId zone) throws InvalidSpec {
    return spec.retention().isPresent() ? of(spec.retention().get(), zone) : KEEP_ALL;
  }

  /**
   * The rules of {@code spec.retention}.
   *
   * @throws InvalidSpec if there is no rule, or a rule's limit is out of its range
   */
  public static Retention of(RetentionSpec spec, ZoneId zone) throws InvalidSpec {
    return new Retention(RuleReader.read(spec), zone);
  }

  /**
   * Decides about every snapshot that is given.
   *
   * @param snapshots all that one policy has of one claim, each once; their order does not matter
   * @throws IllegalArgumentException if they are of several claims, or one is there twice: either
   *     would have good copies push each other out
   */
  public Plan plan(Collection<Snapshot> snapshots, Facts facts, Ties ties) {
    requireDistinctOfOneClaim(snapshots);
    List<Walk> walks =
        rules.stream().map(rule -> Walk.of(rule, zone.getRules(), facts.now())).toList();
    return new Planner(walks, facts, ties).plan(snapshots);
  }

  /** Equal for retentions that keep the same: {@code daily 7, within 72h, Europe/Berlin}. */
  public String text() {
    Stream<String> parts = Stream.concat(rules.stream().map(Rule::text), Stream.of(zone.getId()));
    return rules.isEmpty() ? "keep all" : parts.collect(joining(", "));
  }

  private static void requireDistinctOfOneClaim(Collection<Snapshot> snapshots) {
    if (distinct(snapshots, Snapshot::ref) < snapshots.size()) {
      throw new IllegalArgumentException("a snapshot is there twice");
    }
    if (distinct(snapshots, s -> s.origin().claimUid()) > 1) {
      throw new IllegalArgumentException("the snapshots are of several claims");
    }
  }

  private static long distinct(Collection<Snapshot> snapshots, Function<Snapshot, ?> part) {
    return snapshots.stream().map(part).distinct().count();
  }
}
