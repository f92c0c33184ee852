package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * Which claims to snapshot, when, and what to keep: the custom resource of {@code
 * helm/crds/snapherd.io_snapshotpolicies.yaml}.
 */
@Group("snapherd.io")
@Version("v1")
@Plural("snapshotpolicies")
@ShortNames("snappol")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class SnapshotPolicy extends CustomResource<SnapshotPolicySpec, SnapshotPolicyStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  /** Null: a record has no empty instance to start from. */
  @Override
  protected SnapshotPolicySpec initSpec() {
    return null;
  }

  /** Null: the status is absent until the operator has seen the policy. */
  @Override
  protected SnapshotPolicyStatus initStatus() {
    return null;
  }
}
