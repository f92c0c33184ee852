package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** How snapshots of a driver's volumes are taken: cluster-wide, made by the administrator. */
@Group("snapshot.storage.k8s.io")
@Version("v1")
@Plural("volumesnapshotclasses")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class VolumeSnapshotClass extends CustomResource<Void, Void> {
  private static final long serialVersionUID = 1L;

  private String driver;
  private String deletionPolicy;

  public String getDriver() {
    return driver;
  }

  public void setDriver(String driver) {
    this.driver = driver;
  }

  /** Delete or Retain. */
  public String getDeletionPolicy() {
    return deletionPolicy;
  }

  public void setDeletionPolicy(String deletionPolicy) {
    this.deletionPolicy = deletionPolicy;
  }
}
