package io.snapherd.demo.cluster;

import java.util.HashMap;
import java.util.Map;

/**
 * A claim that has been there for months.
 *
 * @param backup the value of its label {@code backup}
 */
record OldClaim(String name, String backup, Volume volume) {
  private static final String RBD = "rbd.csi.ceph.com";
  private static final String CEPHFS = "cephfs.csi.ceph.com";

  static final OldClaim ORDERS =
      new OldClaim("orders-db", "nightly", new Volume("rbd-ssd", RBD, "ReadWriteOnce", "20Gi"));
  static final OldClaim MEDIA =
      new OldClaim("media", "nightly", new Volume("cephfs-hdd", CEPHFS, "ReadWriteMany", "200Gi"));

  /** Its storage class names a snapshot class of another driver. */
  static final OldClaim ARCHIVE =
      new OldClaim("archive", "nightly", new Volume("rbd-old", RBD, "ReadWriteOnce", "50Gi"));

  static final OldClaim PVC_DEMO =
      new OldClaim("pvc-demo", "none", new Volume("cephfs-hdd", CEPHFS, "ReadWriteMany", "1Gi"));

  record Volume(String storageClass, String driver, String mode, String size) {
    String snapshotClass() {
      return storageClass + "-snapshotclass";
    }
  }

  String handle() {
    return "vol-" + name;
  }

  /** For the templates of claims, snapshots and contents. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    values.put("claim", name);
    values.put("claimUid", Past.uid(name));
    values.put("backup", backup);
    values.put("storageClass", volume.storageClass());
    values.put("snapshotClass", volume.snapshotClass());
    values.put("driver", volume.driver());
    values.put("volume", handle());
    values.put("mode", volume.mode());
    values.put("size", volume.size());
    return values;
  }
}
