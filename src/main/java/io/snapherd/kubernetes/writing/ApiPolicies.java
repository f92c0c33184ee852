package io.snapherd.kubernetes.writing;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.operation.Policies;
import io.snapherd.operation.Refused;

/** SnapshotPolicies at the API server. */
public final class ApiPolicies implements Policies {
  private final LeaderClient client;

  public ApiPolicies(LeaderClient client) {
    this.client = client;
  }

  @Override
  public boolean exist(String namespace, String uid) throws Refused {
    try {
      return client
          .read()
          .resources(SnapshotPolicy.class)
          .inNamespace(namespace)
          .list()
          .getItems()
          .stream()
          .anyMatch(policy -> uid.equals(policy.getMetadata().getUid()));
    } catch (KubernetesClientException e) {
      throw Refusals.of(e);
    }
  }
}
