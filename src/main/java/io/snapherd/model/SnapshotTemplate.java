package io.snapherd.model;

import java.util.Map;

/** {@code spec.snapshotTemplate}: what users want on every snapshot of a policy. */
public record SnapshotTemplate(Map<String, String> labels, Map<String, String> annotations) {
  public static final SnapshotTemplate EMPTY = new SnapshotTemplate(Map.of(), Map.of());

  public SnapshotTemplate {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
