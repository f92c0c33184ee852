package io.snapherd.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final String METRICS =
      """
      # HELP snapherd_snapshot_backend_duration_seconds The backend's own time.
      # TYPE snapherd_snapshot_backend_duration_seconds histogram
      snapherd_snapshot_backend_duration_seconds_bucket{driver="rbd.csi.ceph.com",snapshot_class="a",le="1.0"} 0
      snapherd_snapshot_backend_duration_seconds_bucket{driver="rbd.csi.ceph.com",snapshot_class="a",le="2.5"} 2
      snapherd_snapshot_backend_duration_seconds_bucket{driver="rbd.csi.ceph.com",snapshot_class="a",le="+Inf"} 2
      snapherd_snapshot_backend_duration_seconds_count{driver="rbd.csi.ceph.com",snapshot_class="a"} 2
      snapherd_snapshot_backend_duration_seconds_sum{driver="rbd.csi.ceph.com",snapshot_class="a"} 3.0
      snapherd_snapshot_backend_duration_seconds_max{driver="rbd.csi.ceph.com",snapshot_class="a"} 9.0
      snapherd_snapshot_backend_duration_seconds_bucket{driver="rbd.csi.ceph.com",snapshot_class="b",le="1.0"} 0
      snapherd_snapshot_backend_duration_seconds_bucket{driver="rbd.csi.ceph.com",snapshot_class="b",le="2.5"} 0
      snapherd_snapshot_backend_duration_seconds_bucket{driver="rbd.csi.ceph.com",snapshot_class="b",le="+Inf"} 1
      snapherd_snapshot_backend_duration_seconds_count{driver="rbd.csi.ceph.com",snapshot_class="b"} 1
      snapherd_snapshot_backend_duration_seconds_sum{driver="rbd.csi.ceph.com",snapshot_class="b"} 6.0
      snapherd_restore_duration_seconds_bucket{driver="cephfs.csi.ceph.com",storage_class="c",le="5.0"} 1
      snapherd_restore_duration_seconds_bucket{driver="cephfs.csi.ceph.com",storage_class="c",le="+Inf"} 1
      snapherd_restore_duration_seconds_count{driver="cephfs.csi.ceph.com",storage_class="c"} 1
      snapherd_restore_duration_seconds_sum{driver="cephfs.csi.ceph.com",storage_class="c"} 3.25
      snapherd_build_info{java="17",version="x"} 1.0
      """;

  @Test
  void theTableHasOneRowPerKindAndDriver() {
    assertThat(Latencies.rows(new Scrape(METRICS)))
        .containsExactly(
            "          driver               count      mean    half in     all in",
            "backend   rbd.csi.ceph.com         3    3.00 s      2.5 s          -",
            "restore   cephfs.csi.ceph.com      1    3.25 s        5 s        5 s");
  }

  @Test
  void whatIsNotThereHasNoRow() {
    assertThat(Latencies.rows(new Scrape("snapherd_leader 1.0\nnonsense {\n"))).hasSize(1);
  }
}
