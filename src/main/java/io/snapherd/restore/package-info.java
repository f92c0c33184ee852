/**
 * Restore on demand: what a request means, which snapshot it is about, and the new claim that is
 * made. Decisions only; JDK and the model.
 */
package io.snapherd.restore;
