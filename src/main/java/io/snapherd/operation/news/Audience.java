package io.snapherd.operation.news;

import io.snapherd.model.Claim;
import io.snapherd.model.Content;
import io.snapherd.model.Policy;
import io.snapherd.model.Snapshot;
import io.snapherd.model.SnapshotClass;
import io.snapherd.model.StorageClass;
import io.snapherd.model.Volume;
import io.snapherd.operation.Changes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who are told of changes, one after the other, whatever another one throws. */
public record Audience(List<Changes> listeners) implements Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

  /** Those who take the time come first. */
  public Audience {
    listeners = List.copyOf(listeners);
  }

  private void tell(Consumer<Changes> news) {
    listeners.forEach(listener -> tell(listener, news));
  }

  private static void tell(Changes listener, Consumer<Changes> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException e) {
      LOG.error("{} could not follow a change", listener.getClass().getSimpleName(), e);
    }
  }

  @Override
  public void policy(Optional<Policy> before, Policy policy) {
    tell(l -> l.policy(before, policy));
  }

  @Override
  public void claim(Optional<Claim> before, Claim claim) {
    tell(l -> l.claim(before, claim));
  }

  @Override
  public void snapshot(Optional<Snapshot> before, Snapshot snapshot) {
    tell(l -> l.snapshot(before, snapshot));
  }

  @Override
  public void content(Optional<Content> before, Content content) {
    tell(l -> l.content(before, content));
  }

  @Override
  public void volume(Volume volume) {
    tell(l -> l.volume(volume));
  }

  @Override
  public void storageClass(StorageClass storageClass) {
    tell(l -> l.storageClass(storageClass));
  }

  @Override
  public void snapshotClass(SnapshotClass snapshotClass) {
    tell(l -> l.snapshotClass(snapshotClass));
  }
}
