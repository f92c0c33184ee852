/**
 * The words that every other package speaks: policy, claim, snapshot, slot, reason. Values only, no
 * decision and no input or output; JDK only.
 */
package io.snapherd.model;
