package io.snapherd.kubernetes.reading;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.kubernetes.projection.ClaimProjection;
import io.snapherd.kubernetes.projection.PolicyProjection;
import io.snapherd.kubernetes.projection.SnapshotProjection;
import io.snapherd.kubernetes.projection.SnapshotStorageProjections;
import io.snapherd.kubernetes.projection.StorageProjections;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotClass;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import io.snapherd.latency.Moment.Arrival;
import io.snapherd.operation.Feeds;
import io.snapherd.operation.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The watches that fill the tables of a {@link CachedCluster}: one per kind, or per kind and
 * namespace. A watch never gives up; what it waits for is a sentence in the log and in {@code
 * /readyz}.
 */
public final class Watches implements Feeds {
  private static final long PAGE = 500;

  private final KubernetesClient client;
  private final List<String> namespaces;
  private final Telemetry telemetry;
  private final WatchOpenings openings;
  private final List<SharedIndexInformer<?>> informers = new CopyOnWriteArrayList<>();
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
  private final List<WatchHealth> health = new CopyOnWriteArrayList<>();

  /**
   * @param namespaces empty: all of the cluster
   * @param openings told of by the client
   */
  public Watches(
      KubernetesClient client,
      List<String> namespaces,
      Telemetry telemetry,
      WatchOpenings openings) {
    this.client = client;
    this.namespaces = namespaces.stream().distinct().toList();
    this.telemetry = telemetry;
    this.openings = openings;
  }

  /** Starts all watches; the future ends when every table holds what the API server has. */
  public CompletableFuture<Void> start(CachedCluster into) {
    cluster(StorageClass.class, StorageClass::new, StorageProjections::storageClass)
        .into(into.storageClasses);
    cluster(PersistentVolume.class, PersistentVolume::new, StorageProjections::volume)
        .into(into.volumes);
    cluster(
            VolumeSnapshotClass.class,
            VolumeSnapshotClass::new,
            SnapshotStorageProjections::snapshotClass)
        .into(into.snapshotClasses);
    cluster(
            VolumeSnapshotContent.class,
            VolumeSnapshotContent::new,
            SnapshotStorageProjections::content)
        .into(into.contents);
    namespaced(PersistentVolumeClaim.class, PersistentVolumeClaim::new, ClaimProjection::of)
        .into(into.claims);
    namespaced(VolumeSnapshot.class, VolumeSnapshot::new, SnapshotProjection::of)
        .into(into.snapshots);
    namespaced(SnapshotPolicy.class, SnapshotPolicy::new, PolicyProjection::row)
        .into(into.policies);
    return CompletableFuture.allOf(
        informers.stream()
            .map(informer -> informer.start().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /** What is still being waited for, a sentence each; empty as soon as all tables are filled. */
  public List<String> waitingFor() {
    return health.stream().flatMap(h -> h.waitingFor().stream()).toList();
  }

  @Override
  public Arrival snapshots(String namespace) {
    return arrival(VolumeSnapshot.class, place(namespace));
  }

  @Override
  public Arrival contents() {
    return arrival(VolumeSnapshotContent.class, Optional.empty());
  }

  @Override
  public Arrival claims(String namespace) {
    return arrival(PersistentVolumeClaim.class, place(namespace));
  }

  /** Where all namespaces are watched together, none has a watch of its own. */
  private Optional<String> place(String namespace) {
    return namespaces.isEmpty() ? Optional.empty() : Optional.of(namespace);
  }

  private Arrival arrival(Class<? extends HasMetadata> kind, Optional<String> place) {
    return Optional.ofNullable(feeds.get(source(kind, place)))
        .map(Feed::arrival)
        .orElse(Arrival.LISTED);
  }

  private static String source(Class<? extends HasMetadata> kind, Optional<String> place) {
    return WatchOpenings.source(HasMetadata.getPlural(kind), place);
  }

  /** Why the tables will never be right again: a watch that has ended does not come back. */
  public Optional<String> ended() {
    return health.stream().flatMap(h -> h.ended().stream()).findFirst();
  }

  public void stop() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private <T extends HasMetadata, R> Watch<T, R> cluster(
      Class<T> kind, Supplier<T> blank, Function<T, R> project) {
    return new Watch<>(kind, blank, project, List.of(Optional.empty()));
  }

  private <T extends HasMetadata, R> Watch<T, R> namespaced(
      Class<T> kind, Supplier<T> blank, Function<T, R> project) {
    return new Watch<>(
        kind,
        blank,
        project,
        namespaces.isEmpty()
            ? List.of(Optional.empty())
            : namespaces.stream().map(Optional::of).toList());
  }

  private final class Watch<T extends HasMetadata, R> {
    private final Class<T> kind;
    private final Supplier<T> blank;
    private final Function<T, R> project;
    private final List<Optional<String>> places;

    Watch(Class<T> kind, Supplier<T> blank, Function<T, R> project, List<Optional<String>> places) {
      this.kind = kind;
      this.blank = blank;
      this.project = project;
      this.places = places;
    }

    void into(Table<R> table) {
      places.forEach(place -> watch(place, table));
    }

    private void watch(Optional<String> place, Table<R> table) {
      SharedIndexInformer<T> informer = of(place).withLimit(PAGE).runnableInformer(0);
      WatchHealth state =
          new WatchHealth(HasMetadata.getFullResourceName(kind), informer, telemetry);
      informer
          .removeNamespaceIndex()
          .itemStore(new Projection<>(blank, project, table))
          .exceptionHandler(state);
      informers.add(informer);
      String source = source(kind, place);
      feeds.put(source, new Feed(informer, source, openings));
      health.add(state);
    }

    private Informable<T> of(Optional<String> place) {
      var all = client.resources(kind);
      return place.<Informable<T>>map(all::inNamespace).orElseGet(all::inAnyNamespace);
    }
  }
}
