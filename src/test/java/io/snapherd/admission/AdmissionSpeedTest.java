package io.snapherd.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ObjectRef;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many claims wait at once. Processor time counts, as others use the machine too. */
class AdmissionSpeedTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");

  @Test
  void aPlanForTenThousandTakesLessThan50Milliseconds() {
    List<Candidate> waiting = candidates(10_000, i -> "claim-" + i, i -> "policy-" + i % 7);

    assertThat(best(() -> new Admission(10).admit(waiting, List.of(), NOW)))
        .isLessThan(Duration.ofMillis(50));
  }

  @Test
  void alsoWithoutALimitWorthTheName() {
    List<Candidate> waiting = candidates(10_000, i -> "claim-" + i, i -> "policy-" + i % 7);

    assertThat(best(() -> new Admission(Integer.MAX_VALUE).admit(waiting, List.of(), NOW)))
        .isLessThan(Duration.ofMillis(50));
  }

  @Test
  void alsoWhereTenThousandPoliciesWantTheSameClaim() {
    List<Candidate> waiting = candidates(10_000, i -> "claim", i -> "policy-" + i);

    assertThat(best(() -> new Admission(10).admit(waiting, List.of(), NOW)))
        .isLessThan(Duration.ofMillis(50));
  }

  @Test
  void fiveHundredClaimsMayAskForThemselves() {
    List<Candidate> waiting = candidates(500, i -> "claim-" + i, i -> "policy-" + i % 7);
    Admission admission = new Admission(10);

    assertThat(
            best(
                () ->
                    waiting.forEach(
                        c -> admission.admit(waiting, List.of(), NOW).admitted(c.claim()))))
        .isLessThan(Duration.ofMillis(500));
  }

  private static Duration best(Runnable run) {
    return IntStream.range(0, 10)
        .mapToObj(
            i -> {
              long start = THREADS.getCurrentThreadCpuTime();
              run.run();
              return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
            })
        .min(Duration::compareTo)
        .orElseThrow();
  }

  private static List<Candidate> candidates(
      int count, IntFunction<String> claim, IntFunction<String> policy) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Candidate(
                    Turn.first(policy.apply(i)),
                    new ObjectRef("shop", claim.apply(i)),
                    "rbd",
                    NOW,
                    Optional.of(NOW.minusSeconds(Math.floorMod(i * 7919, 10_000)))))
        .toList();
  }
}
