package io.snapherd.operation;

import io.snapherd.model.Content;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.Volume;
import java.util.Optional;

/** Which CSI driver a snapshot is of: its content knows, else its class, else its volume. */
public record Drivers(Cluster cluster) {

  public Optional<String> of(Snapshot snapshot) {
    return snapshot
        .status()
        .content()
        .flatMap(cluster::content)
        .map(Content::driver)
        .or(() -> snapshot.snapshotClass().flatMap(this::ofClass))
        .or(() -> ofVolume(snapshot));
  }

  private Optional<String> ofClass(String name) {
    return cluster.snapshotClasses().stream()
        .filter(c -> c.name().equals(name))
        .map(SnapshotClass::driver)
        .findFirst();
  }

  private Optional<String> ofVolume(Snapshot snapshot) {
    return snapshot
        .claimName()
        .flatMap(name -> cluster.claim(new ObjectRef(snapshot.ref().namespace(), name)))
        .flatMap(claim -> claim.volume())
        .flatMap(cluster::volume)
        .flatMap(Volume::csi)
        .map(Volume.Csi::driver);
  }
}
