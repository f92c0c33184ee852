package io.snapherd.operation.fake;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.Content;
import io.snapherd.model.DeletionPolicy;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Size;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The storage and its controllers. By itself a snapshot is Ready two seconds after it was made, a
 * claim bound after one, and a delete done after one; what a test names goes by hand only.
 */
public final class Backend implements FakeCluster.Controllers {
  /** The finalizers that snapshot-controller v8 puts on every VolumeSnapshot. */
  static final List<String> FINALIZERS =
      List.of(
          "snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection",
          "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection");

  private static final String MISSING = "VolumeSnapshotContent is missing";
  private static final Size SIZE = new Size("1Gi", 1L << 30);

  private final FakeCluster cluster;
  private final Agenda agenda;
  private final Map<String, String> failing = new HashMap<>();
  private final Set<String> silent = new HashSet<>();
  private Duration cutTime = Duration.ofSeconds(2);
  private Duration deleteTime = Duration.ofSeconds(1);
  private boolean deletesStick;
  private boolean claimsStick;

  Backend(FakeCluster cluster, Agenda agenda) {
    this.cluster = cluster;
    this.agenda = agenda;
    cluster.controlledBy(this);
  }

  /** From now on a snapshot is Ready so long after it was made. */
  public void cutsTake(Duration time) {
    cutTime = time;
  }

  public void deletesTake(Duration time) {
    deleteTime = time;
  }

  /** No delete is carried out from now on. */
  public void deletesStick() {
    deletesStick = true;
  }

  /** No new claim is bound from now on. */
  public void claimsStick() {
    claimsStick = true;
  }

  /** Snapshots of this claim show an error and are never Ready. */
  public void failing(String claim, String error) {
    failing.put(claim, error);
  }

  /** Nothing is ever heard of this claim's snapshots. */
  public void silent(String claim) {
    silent.add(claim);
  }

  /** What is made from now on succeeds again. */
  public void healed(String claim) {
    failing.remove(claim);
    silent.remove(claim);
  }

  @Override
  public void snapshotCreated(ObjectRef ref) {
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    String claim = snapshot.claimName().orElse("");
    if (!silent.contains(claim)) {
      cluster.put(Edits.withFinalizers(snapshot, FINALIZERS));
      agenda.in(Duration.ofSeconds(1), () -> ifSame(snapshot, this::bind));
      agenda.in(cutTime, () -> ifSame(snapshot, this::conclude));
    }
  }

  private void conclude(ObjectRef ref) {
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    String claim = snapshot.claimName().orElse("");
    if (failing.containsKey(claim)) {
      fail(ref, failing.get(claim));
    } else if (cluster.claim(claimOf(snapshot)).filter(c -> !c.id().terminating()).isPresent()) {
      ready(ref);
    }
  }

  /** The content is there, and the snapshot's status does not say so yet. */
  public void makeContent(ObjectRef ref) {
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    String content = contentName(snapshot);
    if (cluster.content(content).isEmpty()) {
      cluster.contents.put(content, content(snapshot, false));
    }
  }

  /** Makes the content and binds it. */
  public void bind(ObjectRef ref) {
    makeContent(ref);
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    Optional<String> content = Optional.of(contentName(snapshot));
    status(ref, false, snapshot.status().cut(), content, snapshot.status().error());
  }

  /** The storage has cut; the snapshot is not Ready yet. */
  public void cut(ObjectRef ref) {
    bind(ref);
    status(ref, false, Optional.of(cluster.serverTime()), content(ref), Optional.empty());
  }

  public void ready(ObjectRef ref) {
    bind(ref);
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    cluster.contents.put(contentName(snapshot), content(snapshot, true));
    status(ref, true, Optional.of(cluster.serverTime()), content(ref), Optional.empty());
  }

  public void fail(ObjectRef ref, String error) {
    bind(ref);
    status(ref, false, Optional.empty(), content(ref), Optional.of(error));
  }

  /** The content is gone from under a snapshot, which is not Ready any more. */
  public void loseContent(ObjectRef ref) {
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    cluster.contents.remove(contentName(snapshot));
    status(ref, false, snapshot.status().cut(), content(ref), Optional.of(MISSING));
  }

  @Override
  public void snapshotDeleted(ObjectRef ref) {
    if (!deletesStick) {
      Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
      agenda.in(deleteTime, () -> ifSame(snapshot, this::finishUnlessInUse));
    }
  }

  /** A snapshot that a Pending claim is filled from does not go. */
  private void finishUnlessInUse(ObjectRef ref) {
    boolean inUse =
        cluster.claims().stream()
            .anyMatch(c -> !c.bound() && c.restoredFrom().equals(Optional.of(ref.name())));
    if (inUse) {
      agenda.in(Duration.ofSeconds(10), () -> snapshotDeleted(ref));
    } else {
      finishDelete(ref);
    }
  }

  /** The object and its content go, whatever holds them. */
  public void finishDelete(ObjectRef ref) {
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    cluster.contents.remove(contentName(snapshot));
    cluster.snapshots.remove(ref.toString());
  }

  @Override
  public void claimCreated(ObjectRef ref) {
    Claim claim = cluster.claim(ref).orElseThrow();
    if (!claimsStick && claim.phase() == ClaimPhase.PENDING) {
      agenda.in(Duration.ofSeconds(1), () -> bindUnlessBound(ref));
    }
  }

  private void bindUnlessBound(ObjectRef ref) {
    if (cluster.claim(ref).filter(c -> c.phase() == ClaimPhase.PENDING).isPresent()) {
      bindClaim(ref);
    }
  }

  public void bindClaim(ObjectRef ref) {
    bindClaim(ref, Optional.of(new Volume.Csi(Kubectl.DRIVER, "handle-of-" + ref.name())));
  }

  /** Binds it to a new volume. */
  public void bindClaim(ObjectRef ref, Optional<Volume.Csi> csi) {
    cluster
        .claim(ref)
        .ifPresent(
            claim -> {
              String name = "pv-" + claim.uid();
              cluster.volumes.put(name, new Volume(name, csi, Optional.of(cluster.serverTime())));
              cluster.put(Edits.bound(claim, name));
            });
  }

  /** The claim is gone, with its volume. */
  public void finishClaim(ObjectRef ref) {
    cluster.claim(ref).flatMap(Claim::volume).ifPresent(cluster.volumes::remove);
    cluster.claims.remove(ref.toString());
  }

  static Content with(Content c, DeletionPolicy deletionPolicy) {
    return new Content(
        c.name(),
        c.driver(),
        deletionPolicy,
        c.boundTo(),
        c.volumeHandle(),
        c.snapshotHandle(),
        c.ready(),
        c.beingCreated(),
        c.snapshotClass());
  }

  private void ifSame(Snapshot snapshot, Consumer<ObjectRef> then) {
    cluster
        .snapshot(snapshot.ref())
        .filter(s -> s.id().uid().equals(snapshot.id().uid()))
        .ifPresent(s -> then.accept(s.ref()));
  }

  private void status(
      ObjectRef ref,
      boolean ready,
      Optional<Instant> cut,
      Optional<String> content,
      Optional<String> error) {
    Snapshot snapshot = cluster.snapshot(ref).orElseThrow();
    cluster.put(
        Edits.with(
            snapshot,
            new Snapshot.Status(
                Optional.of(ready),
                cut,
                Optional.of(SIZE).filter(s -> ready),
                content,
                error,
                FINALIZERS,
                false)));
  }

  private Optional<String> content(ObjectRef ref) {
    return cluster.snapshot(ref).flatMap(s -> s.status().content());
  }

  private Content content(Snapshot snapshot, boolean ready) {
    Optional<Content> known = cluster.content(contentName(snapshot));
    Optional<SnapshotClass> madeWith =
        snapshot.snapshotClass().flatMap(cluster.snapshotClasses::get);
    Optional<Volume.Csi> csi =
        cluster
            .claim(claimOf(snapshot))
            .flatMap(Claim::volume)
            .flatMap(cluster.volumes::get)
            .flatMap(Volume::csi);
    return new Content(
        contentName(snapshot),
        madeWith.map(SnapshotClass::driver).orElse(Kubectl.DRIVER),
        known
            .map(Content::deletionPolicy)
            .or(() -> madeWith.map(SnapshotClass::deletionPolicy))
            .orElse(DeletionPolicy.DELETE),
        Optional.of(snapshot.id().uid()),
        csi.map(Volume.Csi::handle),
        Optional.of("cut-of-" + snapshot.name()).filter(h -> ready),
        ready,
        !ready,
        snapshot.snapshotClass());
  }

  private static String contentName(Snapshot snapshot) {
    return "snapcontent-" + snapshot.id().uid();
  }

  private static ObjectRef claimOf(Snapshot snapshot) {
    return new ObjectRef(snapshot.ref().namespace(), snapshot.claimName().orElse(""));
  }
}
