/** Takes the snapshots that are due, and says why one is not taken. */
package io.snapherd.operation.taking;
