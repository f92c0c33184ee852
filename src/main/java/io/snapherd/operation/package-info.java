/**
 * The use cases - observe, decide, act, report - and the ports they need of the outside world. A
 * use case is called with a key, reads the caches, asks the pure packages, carries the answer out
 * and says when to look again. It keeps nothing that the cluster could not tell it anew.
 */
package io.snapherd.operation;
