/** Micrometer meters and the HTTP port that shows them, with the probes a kubelet asks. */
package io.snapherd.metrics;
