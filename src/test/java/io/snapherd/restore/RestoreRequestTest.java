package io.snapherd.restore;

import static io.snapherd.restore.ClaimBuilder.claim;
import static io.snapherd.restore.Shop.NOW;
import static io.snapherd.restore.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.restore.RestoreRequest.Asked;
import io.snapherd.restore.RestoreRequest.Invalid;
import io.snapherd.restore.RestoreRequest.None;
import io.snapherd.restore.RestoreRequest.Valid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreRequestTest {
  private static final String NO_NAME =
      " is no name for a claim: use small letters, digits, '-' and '.'";
  private static final ObjectRef PVC_DEMO = new ObjectRef("shop", "pvc-demo");

  @Test
  void noAnnotationIsNoRequest() {
    assertThat(on(claim("pvc-demo"))).isEqualTo(new None());
    assertThat(RestoreRequest.on(snapshot("s").build())).isEqualTo(new None());
  }

  @Test
  void latestIsTheNewestCutOfTheClaim() {
    assertThat(valid(claim("pvc-demo").restoreFrom("latest")).wanted())
        .isEqualTo(new Wanted.Newest("pvc-demo", Optional.empty()));
  }

  @Test
  void aNameIsThatSnapshot() {
    assertThat(valid(claim("pvc-demo").restoreFrom("nightly.1")).wanted())
        .isEqualTo(new Wanted.Named("pvc-demo", "nightly.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T02:30:00Z,             2026-01-31T02:30:00Z",
    "2026-01-31t02:30:00z,             2026-01-31T02:30:00Z",
    "2026-01-31T03:30:00+01:00,        2026-01-31T02:30:00Z",
    "2026-01-31 03:30:00+01:00,        2026-01-31T02:30:00Z",
    "2026-01-30T22:30:00.25-04:00,     2026-01-31T02:30:00.25Z",
    "2026-01-31T12:05:00Z,             2026-01-31T12:05:00Z",
  })
  void aTimeIsTheNewestCutNotAfterIt(String text, Instant time) {
    assertThat(valid(claim("pvc-demo").restoreFrom(text)).wanted())
        .isEqualTo(new Wanted.Newest("pvc-demo", Optional.of(time)));
  }

  @Test
  void aRequestKnowsWhereItStandsAndItsTarget() {
    Valid request = valid(claim("pvc-demo").restoreFrom("latest").restoreTo("copy"));

    assertThat(request.on()).isEqualTo(PVC_DEMO);
    assertThat(request.to()).contains("copy");
  }

  @Test
  void aSnapshotAsksForItself() {
    RestoreRequest request = RestoreRequest.on(snapshot("s").restoreTo("copy").build());

    assertThat(request).isInstanceOf(Valid.class);
    assertThat(((Valid) request).wanted()).isEqualTo(new Wanted.Itself("s", "uid-s"));
    assertThat(((Valid) request).to()).contains("copy");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void whatCannotBeFollowedSaysWhy(ClaimBuilder claim, String message) {
    assertThat(on(claim))
        .isInstanceOfSatisfying(
            Invalid.class, request -> assertThat(request.message()).isEqualTo(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x"})
  void aSnapshotCannotBeRestoredUnderAnIllegalName(String name) {
    assertThat(RestoreRequest.on(snapshot("s").restoreTo(name).build()))
        .isInstanceOfSatisfying(
            Invalid.class,
            request ->
                assertThat(request.message())
                    .isEqualTo("snapherd.io/restore-to '" + name + "'" + NO_NAME));
  }

  @Test
  void aTextOfEightyCharactersIsShownAsItIs() {
    String text = "X".repeat(80);

    assertThat(on(claim("pvc-demo").restoreFrom(text)))
        .isInstanceOfSatisfying(
            Invalid.class, request -> assertThat(request.message()).contains("'" + text + "'"));
  }

  static Stream<Arguments> invalid() {
    String noMeaning =
        " is neither latest, nor a snapshot's name, nor a time such as 2026-01-31T12:00:00Z";
    return Stream.of(
        Arguments.of(
            claim("pvc-demo").restoreTo("copy"),
            "snapherd.io/restore-to alone on a claim does not say what to restore: add"
                + " snapherd.io/restore-from, or annotate a snapshot instead"),
        Arguments.of(claim("pvc-demo").restoreFrom(""), "snapherd.io/restore-from ''" + noMeaning),
        Arguments.of(
            claim("pvc-demo").restoreFrom("Latest"),
            "snapherd.io/restore-from 'Latest'" + noMeaning),
        Arguments.of(
            claim("pvc-demo").restoreFrom(" latest"),
            "snapherd.io/restore-from ' latest'" + noMeaning),
        Arguments.of(
            claim("pvc-demo").restoreFrom("2026-01-31T02:30:00+0100"),
            "snapherd.io/restore-from '2026-01-31T02:30:00+0100'" + noMeaning),
        Arguments.of(
            claim("pvc-demo").restoreFrom("2026-02-30T02:30:00Z"),
            "snapherd.io/restore-from '2026-02-30T02:30:00Z'" + noMeaning),
        Arguments.of(
            claim("pvc-demo").restoreFrom("X".repeat(100_000)),
            "snapherd.io/restore-from '" + "X".repeat(80) + "...'" + noMeaning),
        Arguments.of(
            claim("pvc-demo").restoreFrom("2026-01-31T02:30:00"),
            "snapherd.io/restore-from '2026-01-31T02:30:00' has no offset: append Z for UTC, or one"
                + " such as +01:00"),
        Arguments.of(
            claim("pvc-demo").restoreFrom("2026-01-31T12:05:01Z"),
            "snapherd.io/restore-from 2026-01-31T12:05:01Z lies in the future: name a time that is"
                + " past"),
        Arguments.of(
            claim("pvc-demo").restoreFrom("+999999999-12-31T23:59:59-18:00"),
            "snapherd.io/restore-from +1000000000-01-01T17:59:59Z lies in the future: name a time"
                + " that is past"),
        Arguments.of(
            claim("pvc-demo").restoreFrom("latest").restoreTo(""),
            "snapherd.io/restore-to ''" + NO_NAME),
        Arguments.of(
            claim("pvc-demo").restoreFrom("latest").restoreTo("My Copy"),
            "snapherd.io/restore-to 'My Copy'" + NO_NAME),
        Arguments.of(
            claim("pvc-demo").restoreFrom("latest").restoreTo("pvc-demo"),
            "snapherd.io/restore-to 'pvc-demo' is the claim itself, which is never overwritten: name"
                + " a new one"));
  }

  @Test
  void aSnapshotMayBeRestoredUnderTheNameOfItsClaim() {
    assertThat(RestoreRequest.on(snapshot("s").restoreTo("pvc-demo").build()))
        .isInstanceOf(Valid.class);
  }

  @Test
  void theLabelStaysTheSameInEveryVersion() {
    assertThat(valid(claim("pvc-demo").restoreFrom("latest").restoreTo("copy")).label())
        .isEqualTo("5c0803b987d801dc");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theSameRequestHasTheSameLabelAndAnotherAnotherOne(long seed) {
    Random random = new Random(seed);
    Map<String, List<Object>> owners = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      String uid = any(random).orElse("a");
      Optional<String> from = any(random);
      Optional<String> to = any(random);
      if (from.isEmpty() && to.isEmpty()) {
        continue;
      }
      List<Object> request = List.of(uid, from, to);
      String label = ((Asked) on(annotated(uid, from, to))).label();
      assertThat(owners.computeIfAbsent(label, l -> request)).isEqualTo(request);
      assertThat(label).matches("[0-9a-f]{16}");
    }
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  private static Optional<String> any(Random random) {
    List<String> texts = List.of("a", "aa", "aaa", "", "=", "=a", "a=", "latest", "\u0000", "ä");
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(texts.get(random.nextInt(texts.size())));
  }

  private static ClaimBuilder annotated(String uid, Optional<String> from, Optional<String> to) {
    ClaimBuilder builder = claim("pvc-demo").uid(uid);
    from.ifPresent(text -> builder.annotated(Names.RESTORE_FROM, text));
    to.ifPresent(text -> builder.annotated(Names.RESTORE_TO, text));
    return builder;
  }

  private static RestoreRequest on(ClaimBuilder claim) {
    return RestoreRequest.on(claim.build(), NOW);
  }

  private static Valid valid(ClaimBuilder claim) {
    return (Valid) on(claim);
  }
}
