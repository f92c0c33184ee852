/**
 * A cluster inside this process: an API server that knows no schema, and what the snapshot
 * controller, the CSI sidecars and the provisioner do to the objects, with Ceph's latencies. Good
 * enough to watch; no evidence of what happens on Kubernetes.
 */
package io.snapherd.demo.cluster;
