package io.snapherd.operation.status;

import io.snapherd.model.Problem;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Finding;
import io.snapherd.operation.due.Attempts;
import io.snapherd.operation.due.Scene;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is wrong with a policy, its claims and its snapshots. Everything is looked for anew each
 * time, so a problem that is over goes by itself; since when it is there is told by the status that
 * already shows it, so that a restart does not make it younger.
 */
public final class Problems {
  private final Cluster cluster;
  private final Attempts attempts;

  public Problems(Cluster cluster, Attempts attempts) {
    this.cluster = cluster;
    this.attempts = attempts;
  }

  /**
   * All there are, the oldest first, each claim and reason once.
   *
   * @param more what others have found
   * @param shown those that the policy's status shows now
   */
  List<Problem> of(Scene scene, Collection<Finding> more, Collection<Problem> shown) {
    return dated(
        Stream.of(
                new PolicyFindings(scene, cluster).all(),
                claims(scene),
                more.stream(),
                snapshots(scene))
            .flatMap(found -> found),
        shown,
        scene.now());
  }

  private Stream<Finding> claims(Scene scene) {
    return scene.outlooks().stream()
        .map(o -> new ClaimFindings(o, o.state(cluster, scene.now()), attempts.refusal(o)))
        .flatMap(ClaimFindings::all);
  }

  private Stream<Finding> snapshots(Scene scene) {
    return scene.byClaim().values().stream()
        .map(ofClaim -> new SnapshotFindings(ofClaim, scene.facts()))
        .flatMap(SnapshotFindings::all);
  }

  static List<Problem> dated(Stream<Finding> findings, Collection<Problem> shown, Instant now) {
    Map<List<Object>, Finding> first = new LinkedHashMap<>();
    findings.forEach(f -> first.putIfAbsent(List.of(f.claim(), f.reason()), f));
    return first.values().stream()
        .map(f -> f.since(since(f, shown, now)))
        .sorted(
            Comparator.comparing(Problem::since)
                .thenComparing(p -> p.claim().orElse(""))
                .thenComparing(Problem::reason))
        .toList();
  }

  private static Instant since(Finding finding, Collection<Problem> shown, Instant now) {
    return shown.stream()
        .filter(finding::sameAs)
        .map(Problem::since)
        .findFirst()
        .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
  }
}
