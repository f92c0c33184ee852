/**
 * A cluster, a storage backend and an operator in memory: everything a use case meets, with faults
 * to inject and the time in the test's hands. Written by hand; what an API server does is done as
 * it does it.
 */
package io.snapherd.operation.fake;
