/** What is written on a policy, its snapshots and claims: conditions, counts, problems, Events. */
package io.snapherd.operation.status;
