/**
 * Whether a SnapshotPolicy in a file would be accepted by the API server and can be followed by the
 * operator; if not, everything that is wrong with it.
 */
package io.snapherd.cli.check;
