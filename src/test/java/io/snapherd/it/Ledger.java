package io.snapherd.it;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.snapherd.kubernetes.resource.VolumeSnapshot;
import io.snapherd.kubernetes.resource.VolumeSnapshotContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What happens to the snapshots of a namespace, written down from the watches: they tell it in the
 * order in which it happened, and leave nothing out.
 */
final class Ledger implements AutoCloseable {
  private static final String BEING_CREATED =
      "snapshot.storage.kubernetes.io/volumesnapshot-being-created";

  private final String namespace;
  private final List<Watch> watches = new ArrayList<>();
  private final Map<String, Set<String>> inProgress = new HashMap<>();
  private final Set<String> ready = new HashSet<>();
  private final Map<String, String> served = new HashMap<>();
  private final Set<String> slots = new HashSet<>();
  private final List<String> servedTwice = new ArrayList<>();
  private final List<String> collisions = new ArrayList<>();
  private final Map<String, Long> begun = new HashMap<>();
  private final Map<String, Duration> backend = new TreeMap<>();
  private final Map<String, Integer> cuts = new HashMap<>();
  private Instant lastReady = Instant.EPOCH;

  private Ledger(String namespace) {
    this.namespace = namespace;
  }

  static Ledger of(KubernetesClient client, String namespace) {
    Ledger ledger = new Ledger(namespace);
    ledger.watches.add(
        client
            .resources(VolumeSnapshot.class)
            .inNamespace(namespace)
            .watch(ledger.new Reader<>(ledger::snapshot)));
    ledger.watches.add(
        client.resources(VolumeSnapshotContent.class).watch(ledger.new Reader<>(ledger::content)));
    return ledger;
  }

  /** How long a driver's cuts took on average that began since this ledger did. */
  synchronized Duration mean(String driver) {
    return backend.get(driver).dividedBy(cuts.get(driver));
  }

  /** How many have been Ready. */
  synchronized int ready() {
    return ready.size();
  }

  /** Claim, policy and slot of each second snapshot for the same three. */
  synchronized List<String> servedTwice() {
    return List.copyOf(servedTwice);
  }

  /** Each snapshot that came while another one of its claim was in progress. */
  synchronized List<String> collisions() {
    return List.copyOf(collisions);
  }

  synchronized Set<String> slots() {
    return Set.copyOf(slots);
  }

  /** In one line: how long it took, and how long the busiest driver alone would have. */
  synchronized String report(Instant slot, int placesPerDriver) {
    Duration needed =
        backend.values().stream()
            .map(sum -> sum.dividedBy(placesPerDriver))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return "%d snapshots: %.1f s from the slot to the last Ready, of which the busiest driver needs %.1f s; backends in all: %s"
        .formatted(
            ready.size(),
            Duration.between(slot, lastReady).toMillis() / 1e3,
            needed.toMillis() / 1e3,
            backend);
  }

  private synchronized void snapshot(Watcher.Action action, VolumeSnapshot snapshot) {
    String name = snapshot.getMetadata().getName();
    String claim = snapshot.getSpec().source().persistentVolumeClaimName();
    Set<String> others = inProgress.computeIfAbsent(claim, c -> new HashSet<>());
    if (action == Watcher.Action.ADDED) {
      added(snapshot, name, others);
    }
    if (isReady(snapshot) && ready.add(name)) {
      lastReady = Instant.now();
    }
    if (action == Watcher.Action.DELETED || isReady(snapshot)) {
      others.remove(name);
    } else {
      others.add(name);
    }
  }

  private void added(VolumeSnapshot snapshot, String name, Set<String> others) {
    if (!others.isEmpty()) {
      collisions.add(name + " beside " + others);
    }
    String slot = snapshot.getMetadata().getAnnotations().get("snapherd.io/slot");
    Map<String, String> labels = snapshot.getMetadata().getLabels();
    String what = labels.get("snapherd.io/claim-uid") + labels.get("snapherd.io/policy-uid") + slot;
    slots.add(slot);
    String before = served.put(what, name);
    if (before != null) {
      servedTwice.add(before + " and " + name);
    }
  }

  private static boolean isReady(VolumeSnapshot snapshot) {
    return snapshot.getStatus() != null && Boolean.TRUE.equals(snapshot.getStatus().readyToUse());
  }

  private synchronized void content(Watcher.Action action, VolumeSnapshotContent content) {
    if (!content.getSpec().volumeSnapshotRef().namespace().equals(namespace)) {
      return;
    }
    String name = content.getMetadata().getName();
    if (content.getStatus() != null && content.getStatus().snapshotHandle() != null) {
      Long begin = begun.remove(name);
      if (begin != null) {
        Duration took = Duration.ofMillis((System.nanoTime() - begin) / 1_000_000);
        backend.merge(content.getSpec().driver(), took, Duration::plus);
        cuts.merge(content.getSpec().driver(), 1, Integer::sum);
      }
    } else if (content.getMetadata().getAnnotations().containsKey(BEING_CREATED)) {
      begun.putIfAbsent(name, System.nanoTime());
    }
  }

  private synchronized void lost(WatcherException cause) {
    collisions.add("the watch was lost: " + cause.getMessage());
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }

  /** Lost watches are no reason to go on: what happened meanwhile would be missing. */
  private final class Reader<T extends HasMetadata> implements Watcher<T> {
    private final BiConsumer<Action, T> writer;

    Reader(BiConsumer<Action, T> writer) {
      this.writer = writer;
    }

    @Override
    public void eventReceived(Action action, T resource) {
      writer.accept(action, resource);
    }

    @Override
    public void onClose(WatcherException cause) {
      lost(cause);
    }
  }
}
