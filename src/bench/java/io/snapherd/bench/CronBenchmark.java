package io.snapherd.bench;

import io.snapherd.model.InvalidSpec;
import io.snapherd.schedule.Schedule;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.quartz.CronExpression;

/** Cron evaluations per second: the next and the latest slot; Quartz' own evaluator beside them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class CronBenchmark {
  private static final Map<String, String> FOR_QUARTZ =
      Map.of(
          "*/5 * * * *", "0 */5 * * * ?",
          "30 2 * * *", "0 30 2 * * ?",
          "0 0 1 * *", "0 0 0 1 * ?",
          "0 0 29 2 *", "0 0 0 29 2 ?");

  @Param({"*/5 * * * *", "30 2 * * *", "0 0 1 * *", "0 0 29 2 *"})
  public String expression;

  private Schedule schedule;
  private CronExpression quartz;
  private long epochSecond;

  @Setup
  public void parse() throws InvalidSpec, ParseException {
    schedule = Schedule.of(expression, "Europe/Berlin");
    quartz = new CronExpression(FOR_QUARTZ.get(expression));
    quartz.setTimeZone(TimeZone.getTimeZone("Europe/Berlin"));
    epochSecond = 1_700_000_000L;
  }

  /** Another time at each call, over ten years, so that no branch is learnt by heart. */
  private Instant time() {
    epochSecond = 1_700_000_000L + (epochSecond + 7_654_321L) % 315_576_000L;
    return Instant.ofEpochSecond(epochSecond);
  }

  @Benchmark
  public Object next() {
    return schedule.next(time());
  }

  @Benchmark
  public Object latest() {
    return schedule.latest(time());
  }

  @Benchmark
  public Object baselineQuartzNext() {
    return quartz.getNextValidTimeAfter(Date.from(time()));
  }
}
