package io.snapherd.kubernetes.reading;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An informer's store that keeps a model value instead of the object: a few hundred bytes where the
 * object takes ten thousand. To the informer it gives objects back with nothing but their key and
 * resource version, which is all that it asks of them.
 */
final class Projection<T extends HasMetadata, R> implements ItemStore<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  private final Supplier<T> blank;
  private final Function<T, R> project;
  private final Table<R> table;
  private final ConcurrentMap<String, String> versions = new ConcurrentHashMap<>();

  Projection(Supplier<T> blank, Function<T, R> project, Table<R> table) {
    this.blank = blank;
    this.project = project;
    this.table = table;
  }

  @Override
  public String getKey(T object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  /** One object that cannot be read must not end the watch of all others: its old row stays. */
  @Override
  public T put(String key, T object) {
    T before = get(key);
    try {
      show(key, object);
    } catch (RuntimeException e) {
      LOG.error("{} {} cannot be read and is passed over", object.getKind(), key, e);
    }
    return before;
  }

  private void show(String key, T object) {
    R row = project.apply(object);
    versions.put(key, object.getMetadata().getResourceVersion());
    table.put(key, row);
  }

  @Override
  public T remove(String key) {
    Optional<String> before = Optional.ofNullable(versions.remove(key));
    table.remove(key);
    return before.map(version -> stub(key, version)).orElse(null);
  }

  @Override
  public T get(String key) {
    return Optional.ofNullable(versions.get(key)).map(version -> stub(key, version)).orElse(null);
  }

  @Override
  public Stream<String> keySet() {
    return versions.keySet().stream();
  }

  @Override
  public Stream<T> values() {
    return versions.entrySet().stream().map(e -> stub(e.getKey(), e.getValue()));
  }

  @Override
  public int size() {
    return versions.size();
  }

  /** False: the informer must not expect whole objects back. */
  @Override
  public boolean isFullState() {
    return false;
  }

  private T stub(String key, String version) {
    int slash = key.indexOf('/');
    ObjectMeta meta =
        new ObjectMetaBuilder()
            .withNamespace(slash < 0 ? null : key.substring(0, slash))
            .withName(key.substring(slash + 1))
            .withResourceVersion(version)
            .build();
    T stub = blank.get();
    stub.setMetadata(meta);
    return stub;
  }
}
