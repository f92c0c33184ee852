/**
 * When a policy acts: its cron slots, which of them is due for a claim, what a run-now asks for,
 * how far the policy has come, and which claims are protected, late or waiting. Pure: every answer
 * follows from its arguments, {@code now} among them.
 */
package io.snapherd.schedule;
