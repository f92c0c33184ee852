/**
 * What a new snapshot is: whether it may be made of a claim, with which class, under which name.
 * Decisions only; JDK and the model.
 */
package io.snapherd.take;
