/**
 * Deletes what no rule keeps, oldest first, after the newest good one was seen on the server
 * itself.
 */
package io.snapherd.operation.pruning;
