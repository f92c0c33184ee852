/**
 * A story to watch: the program's own wiring at its main job. For now on the control plane of
 * {@code src/it/control-plane}, so it needs a source checkout.
 */
package io.snapherd.demo;
