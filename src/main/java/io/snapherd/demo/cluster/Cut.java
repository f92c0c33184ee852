package io.snapherd.demo.cluster;

import io.snapherd.kubernetes.resource.VolumeSnapshot;

/** The storage's snapshot, and who is to take or delete it. */
record Cut(VolumeSnapshot snapshot, CsiDriver driver) {
  String content() {
    return "snapcontent-" + uid();
  }

  String handle() {
    return "snap-" + uid();
  }

  private String uid() {
    return snapshot.getMetadata().getUid();
  }
}
