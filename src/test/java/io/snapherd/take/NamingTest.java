package io.snapherd.take;

import static io.snapherd.take.Things.NAMESPACE;
import static io.snapherd.take.Things.NIGHTLY;
import static io.snapherd.take.Things.NOW;
import static io.snapherd.take.Things.foreign;
import static io.snapherd.take.Things.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.take.Naming.AlreadyTaken;
import io.snapherd.take.Naming.Free;
import io.snapherd.take.Naming.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamingTest {
  private static final SnapshotNames NAMES = SnapshotNames.of(NIGHTLY);
  private static final ObjectRef BASE = new ObjectRef(NAMESPACE, NAMES.base());
  private static final ObjectRef SUFFIXED = new ObjectRef(NAMESPACE, NAMES.suffixed());
  private static final Refused BOTH_FOREIGN =
      new Refused(
          Reason.CreateRejected,
          ("the snapshots '%s' and '%s' exist and belong to something else:"
                  + " delete one of them or make it again under another name")
              .formatted(NAMES.base(), NAMES.suffixed()));

  @ParameterizedTest
  @MethodSource("takes")
  void theBaseNameIsTriedFirst(Take take) {
    assertThat(decide(take))
        .isEqualTo(new Free(new ObjectRef(NAMESPACE, SnapshotNames.of(take).base())));
  }

  @ParameterizedTest
  @MethodSource("takes")
  void aBaseNameThatBelongsToAnotherLeadsToTheSuffixedOne(Take take) {
    SnapshotNames names = SnapshotNames.of(take);

    assertThat(decide(take, foreign(names.base())))
        .isEqualTo(new Free(new ObjectRef(NAMESPACE, names.suffixed())));
  }

  @Test
  void twoForeignNamesAreRefused() {
    assertThat(decide(NIGHTLY, foreign(NAMES.base()), foreign(NAMES.suffixed())))
        .isEqualTo(BOTH_FOREIGN);
  }

  @ParameterizedTest
  @MethodSource("takes")
  void aSlotThatIsTakenUnderAnyNameIsNotTakenAgain(Take take) {
    Snapshot ours = made(take, "renamed");

    assertThat(decide(take, foreign("a"), ours)).isEqualTo(new AlreadyTaken(ours));
  }

  @Test
  void aSlotThatIsTakenUnderTheSuffixedNameIsNotTakenAgainWhenTheBaseNameBecomesFree() {
    Snapshot ours = made(NIGHTLY, NAMES.suffixed());

    assertThat(decide(NIGHTLY, ours)).isEqualTo(new AlreadyTaken(ours));
  }

  @Test
  void whatStandsUnderTheNameIsOursEvenIfTheIndexDoesNotKnowItYet() {
    Snapshot ours = made(NIGHTLY, NAMES.base());

    assertThat(Naming.of(NIGHTLY, List.of(), ref -> only(ours, ref)))
        .isEqualTo(new AlreadyTaken(ours));
  }

  @Test
  void aConflictWithOurOwnSnapshotIsSuccess() {
    Snapshot ours = made(NIGHTLY, NAMES.base());

    assertThat(Naming.afterConflict(NIGHTLY, BASE, ours)).isEqualTo(new AlreadyTaken(ours));
  }

  @Test
  void aConflictUnderTheBaseNameLeadsToTheSuffixedOne() {
    assertThat(Naming.afterConflict(NIGHTLY, BASE, foreign(NAMES.base())))
        .isEqualTo(new Free(SUFFIXED));
  }

  @Test
  void aConflictUnderTheSuffixedNameIsRefused() {
    assertThat(Naming.afterConflict(NIGHTLY, SUFFIXED, foreign(NAMES.suffixed())))
        .isEqualTo(BOTH_FOREIGN);
  }

  static Stream<Take> takes() {
    return Stream.of(NIGHTLY, NOW);
  }

  private static Naming decide(Take take, Snapshot... existing) {
    List<Snapshot> all = List.of(existing);
    return Naming.of(take, all, ref -> all.stream().filter(s -> s.ref().equals(ref)).findAny());
  }

  private static Optional<Snapshot> only(Snapshot snapshot, ObjectRef ref) {
    return Optional.of(snapshot).filter(s -> s.ref().equals(ref));
  }
}
