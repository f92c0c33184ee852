/**
 * Who may create a snapshot now, and who has to wait for what: one in progress per claim, a limited
 * number per driver, everybody in turn. Pure: facts and {@code now} in, a plan out; model and JDK
 * only.
 */
package io.snapherd.admission;
