/**
 * What is kept of the snapshots that one policy has of one claim, what is deleted, and why. Pure:
 * the JDK and the model only, and {@code now} is always an argument.
 */
package io.snapherd.retention;
