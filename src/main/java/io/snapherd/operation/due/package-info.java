/**
 * What is due of which claim now, and whether it could be taken: facts of the caches put before the
 * rules.
 */
package io.snapherd.operation.due;
