package io.snapherd.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snapherd.model.Dating;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.RetentionSpec;
import io.snapherd.model.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data in {@code src/test/resources/retention}; its README says where it comes from. */
class RetentionVectorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode RESTIC = parse(text("retention-restic.json"));
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @ParameterizedTest
  @MethodSource("vectors")
  void keepsWhatResticKeeps(JsonNode vector) throws InvalidSpec {
    Plan plan = plan(vector, resticSnapshots(), TEN_MINUTES);

    Set<String> names = new TreeSet<>();
    vector.get("keep").forEach(name -> names.add(name.textValue()));
    assertThat(kept(plan))
        .containsExactlyInAnyOrderElementsOf(
            resticSnapshots().stream()
                .filter(s -> names.contains(s.name()))
                .map(Dating::time)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesEveryCaseAsExpected(JsonNode example) throws InvalidSpec {
    Duration deadline = Duration.ofSeconds(example.get("readyDeadlineSeconds").intValue());

    Plan plan = plan(example, snapshots(example), deadline);

    assertThat(shown(plan)).isEqualTo(expected(example));
  }

  static Stream<Named<JsonNode>> vectors() {
    return elements(RESTIC.get("vectors")).map(v -> Named.of("restic " + v.get("n"), v));
  }

  static Stream<Named<JsonNode>> cases() {
    return text("retention-cases.jsonl")
        .lines()
        .map(RetentionVectorsTest::parse)
        .map(c -> Named.of(c.get("id").textValue(), c));
  }

  private static Plan plan(JsonNode example, List<Snapshot> snapshots, Duration readyDeadline)
      throws InvalidSpec {
    ZoneId zone = ZoneId.of(example.get("zone").textValue());
    Facts facts = new Facts(instant(example, "now"), readyDeadline, Contents.NOT_GIVEN);
    return Retention.of(spec(example.get("retention")), zone).plan(snapshots, facts, Ties.NONE);
  }

  private static RetentionSpec spec(JsonNode json) {
    return new RetentionSpec(
        count(json, "keepLast"),
        count(json, "keepHourly"),
        count(json, "keepDaily"),
        count(json, "keepWeekly"),
        count(json, "keepMonthly"),
        count(json, "keepYearly"),
        Optional.ofNullable(json.get("keepWithin")).map(JsonNode::textValue),
        false);
  }

  private static Optional<Integer> count(JsonNode json, String field) {
    return Optional.ofNullable(json.get(field)).map(JsonNode::intValue);
  }

  private static List<Snapshot> resticSnapshots() {
    return elements(RESTIC.get("snapshots"))
        .map(s -> Snapshots.ready(s.get("name").textValue(), instant(s, "time")))
        .toList();
  }

  private static List<Snapshot> snapshots(JsonNode example) {
    return elements(example.get("snapshots")).map(RetentionVectorsTest::snapshot).toList();
  }

  private static Snapshot snapshot(JsonNode json) {
    Snapshot made =
        Snapshots.created(
            Snapshots.unready(json.get("name").textValue(), instant(json, "time")),
            instant(json, "created"));
    Snapshot known =
        json.get("ready").isNull()
            ? made
            : Snapshots.withReady(made, Optional.of(json.get("ready").booleanValue()));
    Snapshot marked = json.has("hold") ? Snapshots.held(known) : known;
    return json.has("deletionTimestamp") ? Snapshots.deleting(marked) : marked;
  }

  private static List<Instant> kept(Plan plan) {
    return plan.decisions().stream()
        .filter(d -> d.verdict() == Verdict.KEEP)
        .map(Decision::time)
        .toList();
  }

  /** Name to verdict and grounds, the grounds in the order of the alphabet. */
  private static Map<String, List<String>> shown(Plan plan) {
    Map<String, List<String>> shown = new TreeMap<>();
    for (Decision decision : plan.decisions()) {
      shown.put(
          decision.snapshot().name(),
          line(
              decision.verdict().name().toLowerCase(Locale.ROOT),
              decision.grounds().stream().map(Ground::text)));
    }
    return shown;
  }

  private static Map<String, List<String>> expected(JsonNode example) {
    Map<String, List<String>> expected = new TreeMap<>();
    example
        .get("expected")
        .properties()
        .forEach(
            e ->
                expected.put(
                    e.getKey(),
                    line(
                        e.getValue().get("decision").textValue(),
                        elements(e.getValue().get("reasons")).map(JsonNode::textValue))));
    return expected;
  }

  private static List<String> line(String verdict, Stream<String> grounds) {
    List<String> line = new ArrayList<>();
    line.add(verdict);
    grounds.sorted().forEach(line::add);
    return line;
  }

  private static Instant instant(JsonNode json, String field) {
    return Instant.parse(json.get(field).textValue());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    try (InputStream in = RetentionVectorsTest.class.getResourceAsStream("/retention/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
