/**
 * What use cases rely on in the cluster ports, once as a suite: the fake in memory and the real API
 * server must both keep every rule, or tests with the fake say nothing about Kubernetes.
 */
package io.snapherd.operation.contract;
