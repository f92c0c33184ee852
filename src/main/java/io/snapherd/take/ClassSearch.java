package io.snapherd.take;

import static java.util.stream.Collectors.joining;

import io.snapherd.model.Claim;
import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;
import io.snapherd.take.ClassChoice.Chosen;
import io.snapherd.take.ClassChoice.Refused;
import java.util.List;
import java.util.Optional;

/**
 * The search for one claim's VolumeSnapshotClass.
 *
 * @param usable the classes of its driver, by name
 */
record ClassSearch(Claim claim, String driver, List<SnapshotClass> usable) {

  ClassChoice check(SnapshotClass asked, String where) {
    return asked.driver().equals(driver)
        ? new Chosen(asked)
        : new Refused(
            Reason.DriverMismatch,
            ("%s names the VolumeSnapshotClass '%s' of driver '%s', but the volume of claim '%s' is"
                    + " of driver '%s'")
                .formatted(where, asked.name(), asked.driver(), claim.name(), driver));
  }

  ClassChoice find() {
    List<SnapshotClass> defaults = usable.stream().filter(SnapshotClass::isDefault).toList();
    return conventional()
        .or(() -> only(defaults))
        .or(() -> only(usable))
        .<ClassChoice>map(Chosen::new)
        .orElseGet(() -> defaults.isEmpty() ? none() : several(defaults));
  }

  private Optional<SnapshotClass> conventional() {
    return conventionalName()
        .flatMap(n -> usable.stream().filter(c -> c.name().equals(n)).findAny());
  }

  private Optional<String> conventionalName() {
    return claim.spec().storageClass().map(name -> name + "-snapshotclass");
  }

  private static Optional<SnapshotClass> only(List<SnapshotClass> classes) {
    return classes.size() == 1 ? Optional.of(classes.get(0)) : Optional.empty();
  }

  /** Which of two defaults was meant is a guess; the snapshot controller refuses it as well. */
  private Refused several(List<SnapshotClass> defaults) {
    return refused(
        "driver '%s' has several default VolumeSnapshotClasses (%s)"
            .formatted(driver, quoted(defaults)));
  }

  private Refused none() {
    String what = "driver '%s' of claim '%s' has ".formatted(driver, claim.name());
    return refused(
        usable.isEmpty()
            ? what + "no VolumeSnapshotClass"
            : what
                + "several VolumeSnapshotClasses ("
                + quoted(usable)
                + "), none of them default");
  }

  private Refused refused(String what) {
    String mend =
        conventionalName().map(name -> "create '" + name + "' for that driver or ").orElse("");
    return new Refused(
        Reason.NoSnapshotClass, what + ": " + mend + "name one in spec.volumeSnapshotClassName");
  }

  private static String quoted(List<SnapshotClass> classes) {
    return classes.stream().map(c -> "'" + c.name() + "'").collect(joining(", "));
  }
}
