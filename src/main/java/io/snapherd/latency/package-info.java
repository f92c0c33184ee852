/**
 * How long things took, from the news of them alone: nothing is measured whose begin was missed.
 */
package io.snapherd.latency;
