package io.snapherd.operation.news;

import io.snapherd.latency.Lap;
import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Drivers;
import io.snapherd.operation.Durations;
import io.snapherd.operation.Durations.Of;
import io.snapherd.operation.Leadership;
import io.snapherd.operation.status.TakenCounts;
import java.util.Optional;

/**
 * Says what ended laps were laps of. Of several replicas that have all seen it only the leader
 * tells.
 */
public final class LapReports {
  private final Cluster cluster;
  private final Leadership leadership;
  private final Durations durations;
  private final TakenCounts counts;
  private final Drivers drivers;

  public LapReports(
      Cluster cluster, Leadership leadership, Durations durations, TakenCounts counts) {
    this.cluster = cluster;
    this.leadership = leadership;
    this.durations = durations;
    this.counts = counts;
    this.drivers = new Drivers(cluster);
  }

  void ended(Snapshot snapshot, Lap lap) {
    tell(of(snapshot, lap), lap);
  }

  /** A snapshot without a living policy has no series to be told in. */
  void ready(Snapshot snapshot, Lap lap) {
    cluster
        .policyOf(snapshot)
        .filter(p -> leadership.held())
        .ifPresent(p -> ready(p, snapshot, lap));
  }

  private void ready(Policy policy, Snapshot snapshot, Lap lap) {
    counts.ready(policy, snapshot);
    Of what = of(snapshot, lap);
    if (lap.time().isPresent()) {
      durations.ready(policy.ref(), what, lap.time().get());
    } else {
      durations.ended(what, Optional.empty());
    }
  }

  void cut(Content content, Lap lap) {
    tell(new Of(lap.phase(), content.driver(), known(content.snapshotClass())), lap);
  }

  void restored(Claim claim, Lap lap) {
    String storageClass =
        claim.spec().storageClass().filter(c -> cluster.storageClass(c).isPresent()).orElse("");
    tell(new Of(lap.phase(), driver(claim), storageClass), lap);
  }

  private void tell(Of what, Lap lap) {
    if (leadership.held()) {
      durations.ended(what, lap.time());
    }
  }

  private Of of(Snapshot snapshot, Lap lap) {
    return new Of(
        lap.phase(),
        drivers.of(snapshot).orElse(""),
        known(
            snapshot
                .snapshotClass()
                .or(
                    () ->
                        cluster.content(snapshot.contentName()).flatMap(Content::snapshotClass))));
  }

  /** Anybody can write any name into a snapshot: each would become series that never go. */
  private String known(Optional<String> snapshotClass) {
    return snapshotClass
        .filter(name -> cluster.snapshotClasses().stream().anyMatch(c -> c.name().equals(name)))
        .orElse("");
  }

  /** The volume may not be known yet, or not be known any more. */
  private String driver(Claim claim) {
    return claim
        .volume()
        .flatMap(cluster::volume)
        .flatMap(Volume::csi)
        .map(Volume.Csi::driver)
        .or(
            () ->
                claim
                    .spec()
                    .storageClass()
                    .flatMap(cluster::storageClass)
                    .map(StorageClass::provisioner))
        .orElse("");
  }
}
