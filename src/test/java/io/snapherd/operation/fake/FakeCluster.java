package io.snapherd.operation.fake;

import io.snapherd.latency.Moment.Arrival;
import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Identity;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Changes;
import io.snapherd.operation.Feeds;
import io.snapherd.operation.news.Audience;
import io.snapherd.restore.RestoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An API server in memory, with the watches that bring its news to {@link FakeCaches}. Every change
 * gets a new resource version, whether it is the operator's, a user's or a controller's; one that
 * changes nothing gets none.
 */
public final class FakeCluster {
  final Shelf<StoredPolicy> policies;
  final Shelf<Claim> claims;
  final Shelf<Snapshot> snapshots;
  final Shelf<Content> contents;
  final Shelf<Volume> volumes;
  final Shelf<StorageClass> storageClasses;
  final Shelf<SnapshotClass> snapshotClasses;

  private final SettableClock clock;
  private final Faults faults;
  private final List<Write> writes = new ArrayList<>();
  private final Map<String, RestoreStatus> restoreStatuses = new HashMap<>();
  private Duration behind = Duration.ZERO;
  private long version;
  private long uid;
  private Arrival arrival = Arrival.WATCHED;
  private Optional<Controllers> controllers = Optional.empty();

  public FakeCluster(SettableClock clock) {
    this.clock = clock;
    this.faults = new Faults(clock);
    this.policies = new Shelf<>(clock);
    this.claims = new Shelf<>(clock);
    this.snapshots = new Shelf<>(clock);
    this.contents = new Shelf<>(clock);
    this.volumes = new Shelf<>(clock);
    this.storageClasses = new Shelf<>(clock);
    this.snapshotClasses = new Shelf<>(clock);
  }

  public Faults faults() {
    return faults;
  }

  /** How far the API server's clock is behind the operator's. */
  void clockBehind(Duration time) {
    behind = time;
  }

  /** Every write of the operator that was carried out, in order. */
  public List<Write> writes() {
    return List.copyOf(writes);
  }

  public List<Write> writes(Write.Verb verb) {
    return writes.stream().filter(w -> w.verb() == verb).toList();
  }

  public Optional<Policy> policy(ObjectRef ref) {
    return policies.get(ref.toString()).map(StoredPolicy::policy);
  }

  public Optional<PolicyStatus> status(ObjectRef policy) {
    return policies.get(policy.toString()).flatMap(StoredPolicy::status);
  }

  public Optional<Claim> claim(ObjectRef ref) {
    return claims.get(ref.toString());
  }

  public Optional<Snapshot> snapshot(ObjectRef ref) {
    return snapshots.get(ref.toString());
  }

  public List<Snapshot> snapshots() {
    return List.copyOf(snapshots.all());
  }

  public List<Policy> policies() {
    return policies.all().stream().map(StoredPolicy::policy).toList();
  }

  public List<Claim> claims() {
    return List.copyOf(claims.all());
  }

  public Optional<Content> content(String name) {
    return contents.get(name);
  }

  /** The caches bring news from now on only after so long. */
  public void lag(Duration time) {
    shelves().forEach(shelf -> shelf.lag(time));
  }

  /** The caches stand still until they are thawed. */
  public void freeze() {
    shelves().forEach(Shelf::freeze);
  }

  public void freezeSnapshots() {
    snapshots.freeze();
  }

  public void freezeContents() {
    contents.freeze();
  }

  public void freezeClaims() {
    claims.freeze();
  }

  public void freezeVolumes() {
    volumes.freeze();
  }

  public void thaw() {
    shelves().forEach(Shelf::thaw);
  }

  /** As {@link #thaw}, but each object is told of once, as it is now. */
  public void thawCoalesced() {
    shelves().forEach(Shelf::coalesce);
    thaw();
  }

  /** The caches do not show this claim, as if no news of it had come yet. */
  public void hideClaim(ObjectRef ref) {
    claims.hide(ref.toString());
  }

  /** The same for a policy. */
  public void hidePolicy(ObjectRef ref) {
    policies.hide(ref.toString());
  }

  /** Who acts by itself on what is created and deleted. */
  void controlledBy(Controllers who) {
    controllers = Optional.of(who);
  }

  /** New caches, as a new process has them, whose changes are told to this one. */
  void list(Changes changes) {
    tell(changes);
    shelves().forEach(Shelf::list);
    arriving(Arrival.LISTED, () -> shelves().forEach(Shelf::tellAll));
  }

  /** One more process, beside another, which the watches bring the same news at the same time. */
  void join(Changes newcomer, Changes other) {
    tell(newcomer);
    arriving(Arrival.LISTED, () -> shelves().forEach(Shelf::tellAll));
    tell(new Audience(List.of(other, newcomer)));
  }

  /** Whom the watches tell from now on. */
  void tell(Changes changes) {
    policies.tell((before, p) -> changes.policy(before.map(StoredPolicy::policy), p.policy()));
    claims.tell(changes::claim);
    snapshots.tell(changes::snapshot);
    contents.tell(changes::content);
    volumes.tell((before, v) -> changes.volume(v));
    storageClasses.tell((before, c) -> changes.storageClass(c));
    snapshotClasses.tell((before, c) -> changes.snapshotClass(c));
  }

  private void arriving(Arrival how, Runnable meanwhile) {
    arrival = how;
    meanwhile.run();
    arrival = Arrival.WATCHED;
  }

  /** The watches were cut, and go on where they were: everything that has happened is told of. */
  public void reconnect() {
    arriving(Arrival.MISSED, this::catchUpAll);
  }

  /** The watches were lost for too long: each object is listed once, as it is now. */
  public void relist() {
    shelves().forEach(Shelf::coalesce);
    arriving(Arrival.MISSED, this::catchUpAll);
  }

  private void catchUpAll() {
    while (catchUp()) {
      // the next piece of news
    }
  }

  Feeds feeds() {
    return new Feeds() {
      @Override
      public Arrival snapshots(String namespace) {
        return arrival;
      }

      @Override
      public Arrival contents() {
        return arrival;
      }

      @Override
      public Arrival claims(String namespace) {
        return arrival;
      }
    };
  }

  /** Brings one piece of news; false if none is due. */
  boolean catchUp() {
    return shelves().anyMatch(Shelf::catchUp);
  }

  Optional<Instant> nextNews() {
    return shelves().flatMap(shelf -> shelf.nextNews().stream()).min(Instant::compareTo);
  }

  private Stream<Shelf<?>> shelves() {
    return Stream.of(
        storageClasses, volumes, snapshotClasses, contents, claims, snapshots, policies);
  }

  Instant serverTime() {
    return clock.instant().minus(behind).truncatedTo(ChronoUnit.SECONDS);
  }

  String nextVersion() {
    return Long.toString(++version);
  }

  Identity newIdentity(ObjectRef ref) {
    String next = new UUID(0x5eed, ++uid).toString();
    return new Identity(ref, next, nextVersion(), serverTime(), Optional.empty());
  }

  void put(StoredPolicy policy) {
    String key = policy.policy().ref().toString();
    if (!policies.get(key).equals(Optional.of(policy))) {
      policies.put(key, policy.at(nextVersion()));
    }
  }

  void put(Claim claim) {
    boolean isNew = claim(claim.ref()).isEmpty();
    if (!claim(claim.ref()).equals(Optional.of(claim))) {
      claims.put(claim.ref().toString(), Edits.with(claim, Edits.at(claim.id(), nextVersion())));
    }
    if (isNew) {
      controllers.ifPresent(c -> c.claimCreated(claim.ref()));
    }
  }

  void put(Snapshot snapshot) {
    boolean isNew = snapshot(snapshot.ref()).isEmpty();
    if (!snapshot(snapshot.ref()).equals(Optional.of(snapshot))) {
      snapshots.put(
          snapshot.ref().toString(), Edits.with(snapshot, Edits.at(snapshot.id(), nextVersion())));
    }
    if (isNew) {
      controllers.ifPresent(c -> c.snapshotCreated(snapshot.ref()));
    }
  }

  /** Marks it, or removes it at once where no finalizer holds it. */
  void delete(Snapshot snapshot) {
    if (snapshot.status().finalizers().isEmpty()) {
      snapshots.remove(snapshot.ref().toString());
    } else if (!snapshot.id().terminating()) {
      put(Edits.with(snapshot, Edits.deleted(snapshot.id(), serverTime())));
      controllers.ifPresent(c -> c.snapshotDeleted(snapshot.ref()));
    }
  }

  /** The annotation's text for a status: equal for equal ones. */
  String text(RestoreStatus status) {
    String text = "restore-status " + status;
    restoreStatuses.put(text, status);
    return text;
  }

  Optional<RestoreStatus> restoreStatus(String text) {
    return Optional.ofNullable(restoreStatuses.get(text));
  }

  void written(Write.Verb verb, ObjectRef object) {
    Write write = new Write(verb, object, clock.instant());
    writes.add(write);
    faults.written(write);
  }

  /** Who acts by itself, as controllers do. */
  interface Controllers {
    void snapshotCreated(ObjectRef snapshot);

    void snapshotDeleted(ObjectRef snapshot);

    void claimCreated(ObjectRef claim);
  }
}
