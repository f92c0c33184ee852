package io.snapherd.operation.fake;

import io.snapherd.model.Names;
import io.snapherd.model.ObjectName;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Snapshots;
import io.snapherd.take.NewSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** VolumeSnapshots at the fake API server. */
public final class FakeSnapshots implements Snapshots {
  private static final Pattern LABEL =
      Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

  private final FakeCluster cluster;

  public FakeSnapshots(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Optional<Snapshot> create(NewSnapshot snapshot) throws Refused {
    cluster.faults().check(Faults.Call.CREATE_SNAPSHOT, snapshot.claimName());
    if (!ObjectName.isLegal(snapshot.ref().name())) {
      throw new Refused(Reason.CreateRejected, "metadata.name: Invalid value");
    }
    if (!snapshot.labels().values().stream().allMatch(LABEL.asMatchPredicate())) {
      throw new Refused(Reason.CreateRejected, "metadata.labels: Invalid value");
    }
    if (cluster.snapshot(snapshot.ref()).isPresent()) {
      return Optional.empty();
    }
    cluster.put(made(snapshot));
    cluster.written(Write.Verb.CREATE_SNAPSHOT, snapshot.ref());
    cluster.faults().answer();
    return cluster.faults().repeated() ? Optional.empty() : cluster.snapshot(snapshot.ref());
  }

  @Override
  public boolean delete(Snapshot decided) throws Refused {
    cluster.faults().check(Faults.Call.DELETE_SNAPSHOT, decided.name());
    Optional<Snapshot> stored =
        cluster
            .snapshot(decided.ref())
            .filter(s -> s.id().resourceVersion().equals(decided.id().resourceVersion()));
    stored.ifPresent(cluster::delete);
    if (stored.isPresent()) {
      cluster.written(Write.Verb.DELETE_SNAPSHOT, decided.ref());
    }
    return stored.isPresent();
  }

  @Override
  public Optional<Snapshot> read(ObjectRef ref) throws Refused {
    cluster.faults().check(Faults.Call.READ, ref.name());
    return cluster.snapshot(ref);
  }

  private Snapshot made(NewSnapshot snapshot) {
    Map<String, String> labels = snapshot.labels();
    Map<String, String> annotations = snapshot.annotations();
    return new Snapshot(
        cluster.newIdentity(snapshot.ref()),
        Optional.of(snapshot.claimName()),
        Optional.of(snapshot.snapshotClass()),
        new Snapshot.Origin(
            Optional.ofNullable(labels.get(Names.POLICY)),
            Optional.ofNullable(labels.get(Names.POLICY_UID)),
            Optional.ofNullable(labels.get(Names.CLAIM_UID)),
            Optional.ofNullable(annotations.get(Names.SLOT)).map(Instant::parse),
            "manual".equals(annotations.get(Names.TRIGGER)),
            Optional.ofNullable(annotations.get(Names.RUN_NOW)),
            Optional.of(snapshot.source())),
        Snapshot.Marks.NONE,
        Snapshot.Status.UNKNOWN);
  }
}
