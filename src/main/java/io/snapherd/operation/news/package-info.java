/** What becomes of a change that a watch brings: which keys it wakes, and what it measures. */
package io.snapherd.operation.news;
