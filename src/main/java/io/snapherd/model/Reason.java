package io.snapherd.model;

/**
 * Why something is as it is: the one vocabulary of conditions, problems, Events, metric labels and
 * logs. The constants are spelled as users see and grep them.
 */
public enum Reason {
  AsScheduled("Nothing to do."),
  Suspended("Set spec.suspend to false to go on."),
  AllProtected("Nothing to do."),
  ClaimsLate("Look at the policy's problems for what holds its snapshots up."),
  NoClaimsSelected("Check spec.claims against 'kubectl get pvc --show-labels'."),
  SnapshotTaken("Nothing to do."),
  SnapshotReady("Nothing to do."),
  SlotSkipped("Look at the policy's problems; the next slot is taken as usual."),
  Pruned("Nothing to do."),
  NoRetention("Add spec.retention if old snapshots should go."),
  PruneWaiting("Check status.nextPrune; to stop it, undo the change of the retention."),
  DryRun("Set spec.retention.dryRun to false to let it delete."),
  Restored("Nothing to do."),
  InvalidSchedule(
      "Write spec.schedule with five cron fields or as one of @hourly @daily @weekly @monthly"
          + " @yearly; 'snapherd next FILE' shows the slots."),
  InvalidTimeZone("Use an IANA name such as Europe/Berlin in spec.timeZone."),
  InvalidSelector("Correct spec.claims.selector; it is a Kubernetes LabelSelector."),
  InvalidRetention("Correct spec.retention; 'snapherd plan FILE' shows what it would keep."),
  InvalidRequest("Correct the annotation and set it again."),
  ClaimNotFound("Create the claim or correct the name."),
  ClaimNotBound("Wait until the claim is Bound, or start a pod that uses it."),
  ClaimTerminating("The claim is being deleted and is left alone."),
  ClaimExists("Name another snapherd.io/restore-to, or delete that claim yourself first."),
  ClaimUnknown("Create the new claim by hand with this snapshot as its dataSource."),
  AlreadyRestored("For another restore name another snapherd.io/restore-to."),
  VolumeNotFound("Look for the claim's PersistentVolume: 'kubectl get pv'."),
  NotCsi("Only volumes of CSI drivers have snapshots; exclude the claim with snapherd.io/exclude."),
  NoSnapshotClass(
      "Create the VolumeSnapshotClass that belongs to the claim's storage class, or name one in"
          + " spec.volumeSnapshotClassName."),
  DriverMismatch("Name a VolumeSnapshotClass whose driver is the driver of the claim's volume."),
  RetainClass("Use deletionPolicy Delete if snapshots are to be pruned."),
  StorageClassNotFound("Create the storage class or restore into one that exists by hand."),
  QuotaExceeded("Raise the ResourceQuota of the namespace or delete what fills it."),
  CreateRejected("Read the message: an admission webhook or policy refuses the object."),
  PermissionDenied("Give Snapherd's service account the permission that the message names."),
  NamespaceTerminating("The namespace is being deleted and is left alone."),
  ApiUnavailable("Snapherd tries again by itself; look at the API server if this stays."),
  ClockSkew(
      "Synchronise the clocks of the nodes and the API server; nothing is pruned until then."),
  SnapshotFailed("Read the snapshot's status.error and the CSI driver's log."),
  SnapshotLost("Look at the snapshot's content; nothing is deleted because of it."),
  SnapshotNotFound("Correct the snapshot's name."),
  SnapshotNotReady("Wait until the snapshot is ready."),
  ProvisioningFailed("Read the Events of the new claim."),
  PruneBlocked("Read the message: it names the finalizers and the claim that hold the snapshot."),
  OrphanedSnapshots(
      "To adopt them set their labels snapherd.io/policy-uid and snapherd.io/claim-uid to the uids"
          + " of the policy and of their claim, or delete them by hand.");

  private final String advice;

  Reason(String advice) {
    this.advice = advice;
  }

  /** One sentence for the user: what to do about it. */
  public String advice() {
    return advice;
  }
}
