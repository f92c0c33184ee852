package io.snapherd.take;

import static java.util.stream.Collectors.joining;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.take.ClassChoice.Chosen;
import io.snapherd.take.ClassChoice.Refused;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All VolumeSnapshotClasses of the cluster, among which the one that belongs to a claim is found.
 *
 * <p>Kubernetes does not check that a class and a volume have the same driver; a snapshot where
 * they differ fails for ever. So the driver is checked here.
 */
public record SnapshotClasses(Collection<SnapshotClass> all) {
  public SnapshotClasses {
    all = all.stream().sorted(Comparator.comparing(SnapshotClass::name)).toList();
  }

  /**
   * The first of: the class that the policy names; the one that the storage class is annotated
   * with; {@code <storageClassName>-snapshotclass}; the driver's default; the driver's only one. A
   * class that somebody named is used or refused, never passed over.
   *
   * @param named {@code spec.volumeSnapshotClassName} of the policy
   * @param storageClass the claim's, if it still exists
   * @param driver the CSI driver of the claim's volume
   */
  public ClassChoice choose(
      Optional<String> named, Claim claim, Optional<StorageClass> storageClass, String driver) {
    Search search = new Search(claim, driver, ofDriver(driver));
    Optional<ClassChoice> asked =
        named
            .map(name -> asked(search, name, "spec.volumeSnapshotClassName"))
            .or(() -> storageClass.flatMap(s -> annotated(search, s)));
    return asked.orElseGet(search::find);
  }

  private Optional<ClassChoice> annotated(Search search, StorageClass storageClass) {
    String where = Names.SNAPSHOT_CLASS + " on StorageClass '" + storageClass.name() + "'";
    return storageClass.snapshotClass().map(name -> asked(search, name, where));
  }

  private ClassChoice asked(Search search, String name, String where) {
    return all.stream()
        .filter(c -> c.name().equals(name))
        .findAny()
        .map(c -> search.check(c, where))
        .orElseGet(() -> missing(name, where));
  }

  private static ClassChoice missing(String name, String where) {
    return new Refused(
        Reason.NoSnapshotClass,
        where
            + " names the VolumeSnapshotClass '"
            + name
            + "', which does not exist: create it or correct the name");
  }

  private List<SnapshotClass> ofDriver(String driver) {
    return all.stream().filter(c -> c.driver().equals(driver)).toList();
  }

  /**
   * The search for one claim.
   *
   * @param usable the classes of its driver, by name
   */
  private record Search(Claim claim, String driver, List<SnapshotClass> usable) {

    ClassChoice check(SnapshotClass asked, String where) {
      return asked.driver().equals(driver)
          ? new Chosen(asked)
          : new Refused(
              Reason.DriverMismatch,
              "%s names the VolumeSnapshotClass '%s' of driver '%s', but the volume of claim '%s' is of driver '%s': name a class of that driver"
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
}
