/** Makes new claims from snapshots, as annotations wish. */
package io.snapherd.operation.restoring;
