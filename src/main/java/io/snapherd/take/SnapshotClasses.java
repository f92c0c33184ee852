package io.snapherd.take;

import io.snapherd.model.Claim;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
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
    ClassSearch search = new ClassSearch(claim, driver, ofDriver(driver));
    Optional<ClassChoice> asked =
        named
            .map(name -> asked(search, name, "spec.volumeSnapshotClassName"))
            .or(() -> storageClass.flatMap(s -> annotated(search, s)));
    return asked.orElseGet(search::find);
  }

  private Optional<ClassChoice> annotated(ClassSearch search, StorageClass storageClass) {
    String where = Names.SNAPSHOT_CLASS + " on StorageClass '" + storageClass.name() + "'";
    return storageClass.snapshotClass().map(name -> asked(search, name, where));
  }

  private ClassChoice asked(ClassSearch search, String name, String where) {
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
}
