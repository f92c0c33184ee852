package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.kubernetes.resource.SnapshotPolicyStatus;
import io.snapherd.model.Condition;
import io.snapherd.model.PolicyMemory;
import io.snapherd.model.PolicyMemory.RetentionBasis;
import io.snapherd.model.PolicyMemory.ScheduleBasis;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.PolicyStatus.ClaimCounts;
import io.snapherd.model.PolicyStatus.PruneCandidate;
import io.snapherd.model.PolicyStatus.SnapshotCounts;
import io.snapherd.model.Problem;
import io.snapherd.model.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusProjectionTest {
  private static final Instant T1 = Instant.parse("2026-01-01T00:00:00Z");
  private static final PolicyStatus EMPTY =
      new PolicyStatus(
          0,
          List.of(),
          PolicyMemory.NONE,
          Optional.empty(),
          Optional.empty(),
          new ClaimCounts(0, 0, 0, 0),
          SnapshotCounts.NONE,
          List.of(),
          List.of());

  @Test
  void itIsWrittenAsTheContractNamesIt() {
    PolicyStatus status =
        new PolicyStatus(
            3,
            List.of(
                new Condition(
                    Condition.Type.Ready,
                    Condition.Status.True,
                    3,
                    T1,
                    Reason.AsScheduled,
                    "well")),
            new PolicyMemory(
                Optional.of(new ScheduleBasis("@daily", "Etc/UTC", false, T1)),
                Optional.of(new RetentionBasis("daily 7", T1)),
                Optional.of(T1),
                Optional.of("17")),
            Optional.of(T1),
            Optional.of(T1),
            new ClaimCounts(4, 1, 2, 3),
            new SnapshotCounts(1, 2, 3, 4, 5, 6),
            List.of(new Problem(Optional.of("data"), Reason.NotCsi, "no", T1)),
            List.of(new PruneCandidate("s", "data")));
    assertThat(Yaml.read(json(status), Object.class))
        .isEqualTo(
            Yaml.read(
                """
                observedGeneration: 3
                conditions:
                - {type: Ready, status: "True", observedGeneration: 3,
                   lastTransitionTime: "2026-01-01T00:00:00Z", reason: AsScheduled, message: well}
                schedule: {expression: "@daily", timeZone: Etc/UTC, suspended: false,
                           since: "2026-01-01T00:00:00Z"}
                retention: {observed: daily 7, since: "2026-01-01T00:00:00Z"}
                lastScheduleTime: "2026-01-01T00:00:00Z"
                lastSuccessfulTime: "2026-01-01T00:00:00Z"
                nextScheduleTime: "2026-01-01T00:00:00Z"
                lastRunNow: "17"
                claims: {selected: 4, protected: 1, late: 2, waiting: 3}
                snapshots: {ready: 1, pending: 2, failed: 3, lost: 4, deleting: 5, held: 6}
                problems:
                - {claim: data, reason: NotCsi, message: "no", since: "2026-01-01T00:00:00Z"}
                nextPrune:
                - {snapshot: s, claim: data}
                """,
                Object.class));
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  /** Else a status that did not change would be written again for ever. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasWrittenIsReadButForFractionsOfSeconds(int seed) {
    Drawn drawn = new Drawn(new Random(seed), ChronoUnit.NANOS);
    Drawn whole = new Drawn(new Random(seed), ChronoUnit.SECONDS);
    assertThat(read(json(drawn.status()))).isEqualTo(whole.status());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasReadIsWrittenTheSame(int seed) {
    String first = json(new Drawn(new Random(seed), ChronoUnit.NANOS).status());
    assertThat(json(read(first))).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{conditions: null, problems: null, nextPrune: null, claims: null, snapshots: null}",
        "{conditions: [], problems: [], nextPrune: [], claims: {}, snapshots: {}}",
        "{schedule: {}, retention: {}}",
        "{schedule: {expression: '@daily', since: noon}, retention: {observed: x, since: ''}}",
        "{lastScheduleTime: '', lastSuccessfulTime: noon, nextScheduleTime: 2026-02-30T00:00:00Z}",
        "{lastScheduleTime: '9999-12-31T23:59:59-01:00', lastRunNow: null}",
        "{conditions: [{}, {type: Ready}, {type: Ready, status: 'True'}]}",
        "{conditions: [{type: ready, status: 'True', reason: Suspended,"
            + " lastTransitionTime: '2026-01-01T00:00:00Z'}]}",
        "{conditions: [{type: Ready, status: Yes, reason: Suspended,"
            + " lastTransitionTime: '2026-01-01T00:00:00Z'}]}",
        "{conditions: [{type: Ready, status: 'True', reason: Because,"
            + " lastTransitionTime: '2026-01-01T00:00:00Z'}]}",
        "{problems: [{}, {reason: Because, since: '2026-01-01T00:00:00Z'}, {claim: data}]}",
        "{later: {a: [1]}, observedGeneration: null}",
      })
  void whatAnyoneMadeUnreadableIsAbsent(String yaml) {
    assertThat(read(yaml)).isEqualTo(EMPTY);
  }

  /** Else it would be said for ever to have been so since 1970. */
  @ParameterizedTest
  @ValueSource(strings = {"", ", lastTransitionTime: noon", ", lastTransitionTime: null"})
  void aConditionWithoutItsTimeIsAbsent(String time) {
    assertThat(read("{conditions: [{type: Ready, status: 'True', reason: Suspended" + time + "}]}"))
        .isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{snapshot: s}", "{claim: data}", "{snapshot: null, claim: null}"})
  void aCandidateWithoutItsNamesIsAbsent(String candidate) {
    assertThat(read("{nextPrune: [" + candidate + "]}")).isEqualTo(EMPTY);
  }

  /** The API server refuses it; a file may have it. */
  @Test
  void nothingInAListIsPassedOver() {
    assertThat(read("{conditions: [null], problems: [null], nextPrune: [null]}")).isEqualTo(EMPTY);
  }

  @Test
  void whatIsSoundIsKeptBesideWhatIsNot() {
    assertThat(
            read("""
            conditions:
            - {type: Foreign, status: "True", reason: Other}
            - {type: Ready, status: Unknown, reason: Suspended,
               lastTransitionTime: "2026-01-01T00:00:00Z"}
            """)
                .conditions())
        .containsExactly(
            new Condition(
                Condition.Type.Ready, Condition.Status.Unknown, 0, T1, Reason.Suspended, ""));
  }

  @Test
  void aPolicyWithoutAStatusRemembersNothing() {
    assertThat(StatusProjection.memory(null)).isEqualTo(PolicyMemory.NONE);
  }

  private static String json(PolicyStatus status) {
    return Yaml.write(StatusProjection.json(status));
  }

  private static PolicyStatus read(String yaml) {
    return StatusProjection.of(Yaml.read(yaml, SnapshotPolicyStatus.class));
  }

  /** Any status, the same for the same seed but for the precision of its times. */
  private record Drawn(Random random, ChronoUnit precision) {
    PolicyStatus status() {
      return new PolicyStatus(
          random.nextLong(),
          some(this::condition),
          new PolicyMemory(
              perhaps(() -> new ScheduleBasis(text(), text(), random.nextBoolean(), time())),
              perhaps(() -> new RetentionBasis(text(), time())),
              perhaps(this::time),
              perhaps(this::text)),
          perhaps(this::time),
          perhaps(this::time),
          new ClaimCounts(count(), count(), count(), count()),
          new SnapshotCounts(count(), count(), count(), count(), count(), count()),
          some(() -> new Problem(perhaps(this::text), one(Reason.values()), text(), time())),
          some(() -> new PruneCandidate(text(), text())));
    }

    private Condition condition() {
      return new Condition(
          one(Condition.Type.values()),
          one(Condition.Status.values()),
          random.nextLong(),
          time(),
          one(Reason.values()),
          text());
    }

    private Instant time() {
      long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
      long end = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
      return Instant.ofEpochSecond(random.nextLong(first, end), random.nextInt(1_000_000_000))
          .truncatedTo(precision);
    }

    private String text() {
      return one(
          new String[] {"", " ", "data", "\"\\\n\t{}", "\ud83d\ude00", "null", "30 2 * * *"});
    }

    private int count() {
      return random.nextInt();
    }

    private <T> T one(T[] all) {
      return all[random.nextInt(all.length)];
    }

    private <T> Optional<T> perhaps(Supplier<T> value) {
      return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
      return Stream.generate(value).limit(random.nextInt(4)).toList();
    }
  }
}
