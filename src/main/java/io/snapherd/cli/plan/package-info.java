/** {@code snapherd plan}: what would be kept and deleted of a policy's snapshots, and why. */
package io.snapherd.cli.plan;
