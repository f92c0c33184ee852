/**
 * Quartz as the engine: timers, the worker pool, and one run per key at a time. Everything lives in
 * RAM and nothing in it matters: it is built anew from the policies.
 */
package io.snapherd.quartz;
