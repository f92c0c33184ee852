package io.snapherd.take;

import static io.snapherd.take.Things.CEPHFS;
import static io.snapherd.take.Things.RBD;
import static io.snapherd.take.Things.claimIn;
import static io.snapherd.take.Things.defaultClass;
import static io.snapherd.take.Things.snapshotClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.Seeds;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.take.ClassChoice.Chosen;
import io.snapherd.take.ClassChoice.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotClassesTest {
  private static final SnapshotClass OWN = snapshotClass("own", CEPHFS);
  private static final SnapshotClass ANNOTATED = snapshotClass("annotated", CEPHFS);
  private static final SnapshotClass CONVENTIONAL =
      snapshotClass("cephfs-hdd-snapshotclass", CEPHFS);
  private static final SnapshotClass DEFAULT = defaultClass("default", CEPHFS);
  private static final SnapshotClass OTHER = snapshotClass("other", CEPHFS);
  private static final SnapshotClass RBD_CLASS = defaultClass("rbd", RBD);
  private static final List<SnapshotClass> ALL =
      List.of(OWN, ANNOTATED, CONVENTIONAL, DEFAULT, OTHER, RBD_CLASS);

  @Test
  void thePolicysClassComesFirst() {
    assertThat(choose(Optional.of("own"), annotated("annotated"), ALL)).isEqualTo(chosen(OWN));
  }

  @Test
  void thenTheOneThatTheStorageClassIsAnnotatedWith() {
    assertThat(choose(Optional.empty(), annotated("annotated"), ALL)).isEqualTo(chosen(ANNOTATED));
  }

  @Test
  void thenTheOneThatIsNamedAfterTheStorageClass() {
    assertThat(choose(Optional.empty(), plain(), ALL)).isEqualTo(chosen(CONVENTIONAL));
  }

  @Test
  void thenTheDefaultOfTheDriver() {
    assertThat(choose(Optional.empty(), plain(), List.of(OTHER, DEFAULT, RBD_CLASS)))
        .isEqualTo(chosen(DEFAULT));
  }

  @Test
  void thenTheOnlyOneOfTheDriver() {
    assertThat(choose(Optional.empty(), plain(), List.of(OTHER, RBD_CLASS)))
        .isEqualTo(chosen(OTHER));
  }

  @Test
  void theNameAloneDoesWhereTheStorageClassIsGone() {
    assertThat(choose(Optional.empty(), Optional.empty(), ALL)).isEqualTo(chosen(CONVENTIONAL));
  }

  @Test
  void aClaimWithoutStorageClassGetsTheDefaultOfTheDriver() {
    assertThat(
            new SnapshotClasses(ALL)
                .choose(Optional.empty(), claimIn(Optional.empty()), Optional.empty(), CEPHFS))
        .isEqualTo(chosen(DEFAULT));
  }

  @Test
  void aRetainClassIsChosenAsAnyOtherAndSaysSo() {
    SnapshotClass retain = new SnapshotClass("r", CEPHFS, DeletionPolicy.RETAIN, false);

    assertThat(choose(Optional.empty(), plain(), List.of(retain))).isEqualTo(chosen(retain));
  }

  @Test
  void aPolicysClassOfAnotherDriverIsRefused() {
    assertThat(choose(Optional.of("rbd"), annotated("annotated"), ALL))
        .isEqualTo(
            new Refused(
                Reason.DriverMismatch,
                "spec.volumeSnapshotClassName names the VolumeSnapshotClass 'rbd' of driver"
                    + " 'rbd.csi.ceph.com', but the volume of claim 'pvc-demo' is of driver"
                    + " 'cephfs.csi.ceph.com'"));
  }

  @Test
  void anAnnotatedClassOfAnotherDriverIsRefused() {
    assertThat(choose(Optional.empty(), annotated("rbd"), ALL))
        .isEqualTo(
            new Refused(
                Reason.DriverMismatch,
                "snapherd.io/volume-snapshot-class on StorageClass 'cephfs-hdd' names the"
                    + " VolumeSnapshotClass 'rbd' of driver 'rbd.csi.ceph.com', but the volume of"
                    + " claim 'pvc-demo' is of driver 'cephfs.csi.ceph.com'"));
  }

  @Test
  void aPolicysClassThatDoesNotExistIsNotPassedOver() {
    assertThat(choose(Optional.of("typo"), annotated("annotated"), ALL))
        .isEqualTo(
            new Refused(
                Reason.NoSnapshotClass,
                "spec.volumeSnapshotClassName names the VolumeSnapshotClass 'typo', which does not"
                    + " exist: create it or correct the name"));
  }

  @Test
  void anAnnotatedClassThatDoesNotExistIsNotPassedOver() {
    assertThat(choose(Optional.empty(), annotated("typo"), ALL))
        .isEqualTo(
            new Refused(
                Reason.NoSnapshotClass,
                "snapherd.io/volume-snapshot-class on StorageClass 'cephfs-hdd' names the"
                    + " VolumeSnapshotClass 'typo', which does not exist: create it or correct the"
                    + " name"));
  }

  @Test
  void aClassNamedAfterTheStorageClassIsPassedOverIfItsDriverIsAnother() {
    SnapshotClass wrong = snapshotClass("cephfs-hdd-snapshotclass", RBD);

    assertThat(choose(Optional.empty(), plain(), List.of(wrong, DEFAULT)))
        .isEqualTo(chosen(DEFAULT));
  }

  @Test
  void severalDefaultsOfADriverAreRefusedBecauseAnyWouldBeAGuess() {
    assertThat(
            choose(Optional.empty(), plain(), List.of(defaultClass("z", CEPHFS), DEFAULT, OTHER)))
        .isEqualTo(
            new Refused(
                Reason.NoSnapshotClass,
                "driver 'cephfs.csi.ceph.com' has several default VolumeSnapshotClasses ('default',"
                    + " 'z'): create 'cephfs-hdd-snapshotclass' for that driver or name one in"
                    + " spec.volumeSnapshotClassName"));
  }

  @Test
  void severalClassesWithoutADefaultAreRefused() {
    assertThat(choose(Optional.empty(), plain(), List.of(OTHER, OWN, RBD_CLASS)))
        .isEqualTo(
            new Refused(
                Reason.NoSnapshotClass,
                "driver 'cephfs.csi.ceph.com' of claim 'pvc-demo' has several VolumeSnapshotClasses"
                    + " ('other', 'own'), none of them default: create 'cephfs-hdd-snapshotclass'"
                    + " for that driver or name one in spec.volumeSnapshotClassName"));
  }

  @Test
  void aDriverWithoutClassesIsRefused() {
    assertThat(choose(Optional.empty(), plain(), List.of(RBD_CLASS)))
        .isEqualTo(
            new Refused(
                Reason.NoSnapshotClass,
                "driver 'cephfs.csi.ceph.com' of claim 'pvc-demo' has no VolumeSnapshotClass: create"
                    + " 'cephfs-hdd-snapshotclass' for that driver or name one in"
                    + " spec.volumeSnapshotClassName"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aChosenClassAlwaysHasTheVolumesDriverAndTheOrderOfTheListDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<SnapshotClass> some = new ArrayList<>(ALL);
    some.add(defaultClass("default-2", CEPHFS));
    some.removeIf(c -> random.nextBoolean());
    Optional<String> named = random.nextInt(3) == 0 ? Optional.of(any(random)) : Optional.empty();
    Optional<StorageClass> storageClass = random.nextBoolean() ? annotated(any(random)) : plain();

    ClassChoice choice = choose(named, storageClass, some);
    Collections.shuffle(some, random);

    assertThat(choose(named, storageClass, some)).isEqualTo(choice);
    assertThat(choice)
        .satisfiesAnyOf(
            c -> assertThat(c).isInstanceOf(Refused.class),
            c -> assertThat(((Chosen) c).snapshotClass().driver()).isEqualTo(CEPHFS));
  }

  static LongStream seeds() {
    return Seeds.first(200);
  }

  private static String any(Random random) {
    return ALL.get(random.nextInt(ALL.size())).name();
  }

  private static ClassChoice choose(
      Optional<String> named, Optional<StorageClass> storageClass, List<SnapshotClass> all) {
    return new SnapshotClasses(all).choose(named, Things.NIGHTLY.claim(), storageClass, CEPHFS);
  }

  private static Optional<StorageClass> plain() {
    return Optional.of(new StorageClass("cephfs-hdd", CEPHFS, Optional.empty()));
  }

  private static Optional<StorageClass> annotated(String snapshotClass) {
    return Optional.of(new StorageClass("cephfs-hdd", CEPHFS, Optional.of(snapshotClass)));
  }

  private static ClassChoice chosen(SnapshotClass snapshotClass) {
    return new Chosen(snapshotClass);
  }
}
