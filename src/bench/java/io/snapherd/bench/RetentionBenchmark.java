package io.snapherd.bench;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Contents;
import io.snapherd.retention.Facts;
import io.snapherd.retention.Retention;
import io.snapherd.retention.Ties;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Snapshots decided per second and core, by all seven rules; beside it what only sorting them by
 * time costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class RetentionBenchmark {
  private static final int SNAPSHOTS = 200;

  private List<Snapshot> snapshots;
  private Retention retention;
  private Facts facts;

  @Setup
  public void history() throws InvalidSpec {
    snapshots = Samples.hourly(SNAPSHOTS);
    retention =
        Retention.of(
            new RetentionSpec(
                Optional.of(3),
                Optional.of(24),
                Optional.of(7),
                Optional.of(4),
                Optional.of(12),
                Optional.of(2),
                Optional.of("72h"),
                false),
            ZoneId.of("Europe/Berlin"));
    facts = new Facts(Samples.after(SNAPSHOTS), Duration.ofMinutes(10), Contents.NOT_GIVEN);
  }

  @Benchmark
  @OperationsPerInvocation(SNAPSHOTS)
  public Object plan() {
    return retention.plan(snapshots, facts, Ties.NONE);
  }

  @Benchmark
  @OperationsPerInvocation(SNAPSHOTS)
  public Object baselineSort() {
    List<Snapshot> sorted = new ArrayList<>(snapshots);
    sorted.sort(Comparator.comparing(s -> s.id().created()));
    return sorted;
  }
}
