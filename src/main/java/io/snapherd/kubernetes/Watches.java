package io.snapherd.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
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
import java.util.stream.Stream;

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
  private final List<SharedIndexInformer<?>> informers = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, List<SharedIndexInformer<?>>> byKind = new ConcurrentHashMap<>();
  private final List<WatchHealth> health = new CopyOnWriteArrayList<>();

  /**
   * @param namespaces empty: all of the cluster
   */
  public Watches(KubernetesClient client, List<String> namespaces, Telemetry telemetry) {
    this.client = client;
    this.namespaces = List.copyOf(namespaces);
    this.telemetry = telemetry;
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
  public Arrival snapshots() {
    return of(VolumeSnapshot.class);
  }

  @Override
  public Arrival contents() {
    return of(VolumeSnapshotContent.class);
  }

  @Override
  public Arrival claims() {
    return of(PersistentVolumeClaim.class);
  }

  /** An informer that watches does not list. Where one namespace's lists, all are taken to. */
  private Arrival of(Class<?> kind) {
    return byKind.getOrDefault(kind, List.of()).stream().allMatch(SharedIndexInformer::isWatching)
        ? Arrival.WATCHED
        : Arrival.LISTED;
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
    return new Watch<>(kind, blank, project, Stream.of(client.resources(kind)));
  }

  private <T extends HasMetadata, R> Watch<T, R> namespaced(
      Class<T> kind, Supplier<T> blank, Function<T, R> project) {
    return new Watch<>(
        kind,
        blank,
        project,
        namespaces.isEmpty()
            ? Stream.of(client.resources(kind).inAnyNamespace())
            : namespaces.stream().map(client.resources(kind)::inNamespace));
  }

  private final class Watch<T extends HasMetadata, R> {
    private final Class<T> kind;
    private final Supplier<T> blank;
    private final Function<T, R> project;
    private final Stream<? extends Informable<T>> sources;

    Watch(
        Class<T> kind,
        Supplier<T> blank,
        Function<T, R> project,
        Stream<? extends Informable<T>> sources) {
      this.kind = kind;
      this.blank = blank;
      this.project = project;
      this.sources = sources;
    }

    void into(Table<R> table) {
      sources.forEach(source -> watch(source, table));
    }

    private void watch(Informable<T> source, Table<R> table) {
      SharedIndexInformer<T> informer = source.withLimit(PAGE).runnableInformer(0);
      WatchHealth state =
          new WatchHealth(HasMetadata.getFullResourceName(kind), informer, telemetry);
      informer
          .removeNamespaceIndex()
          .itemStore(new Projection<>(blank, project, table))
          .exceptionHandler(state);
      informers.add(informer);
      byKind.computeIfAbsent(kind, k -> new CopyOnWriteArrayList<>()).add(informer);
      health.add(state);
    }
  }
}
