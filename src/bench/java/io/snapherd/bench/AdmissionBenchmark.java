package io.snapherd.bench;

import io.snapherd.admission.Admission;
import io.snapherd.admission.Candidate;
import io.snapherd.admission.InProgress;
import io.snapherd.admission.Turn;
import io.snapherd.model.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Admission decisions per second while 10,000 claims of 100 policies wait at two drivers; beside it
 * what only sorting them by slot costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdmissionBenchmark {
  private static final int WAITING = 10_000;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Admission admission = new Admission(10);
  private List<Candidate> candidates;
  private List<InProgress> inProgress;

  @Setup
  public void queue() {
    candidates = new ArrayList<>();
    inProgress = new ArrayList<>();
    for (int i = 0; i < WAITING; i++) {
      candidates.add(candidate(i, "claim-" + i));
    }
    for (int i = 0; i < 10; i++) {
      inProgress.add(
          InProgress.sent(
              new ObjectRef("shop", "snapshot-" + i),
              candidate(i, "busy-" + i),
              Duration.ofMinutes(10),
              NOW));
    }
    Collections.shuffle(candidates, new Random(1));
  }

  private static Candidate candidate(int i, String claim) {
    return new Candidate(
        Turn.first("policy-" + i % 100),
        new ObjectRef("shop", claim),
        i % 2 == 0 ? "rbd.csi.ceph.com" : "cephfs.csi.ceph.com",
        NOW.minusSeconds(60L * (i % 7)),
        Optional.of(NOW.minusSeconds(i)));
  }

  @Benchmark
  public Object admit() {
    return admission.admit(candidates, inProgress, NOW);
  }

  @Benchmark
  public Object baselineSort() {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparing(Candidate::slot));
    return sorted;
  }
}
