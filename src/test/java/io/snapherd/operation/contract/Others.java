package io.snapherd.operation.contract;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Snapshots;
import java.util.List;

/** What users, controllers and administrators do in the cluster under test. */
public interface Others {
  /** What {@code kubectl get events} shows of one Event. */
  record Told(String type, String reason, String message, int count) {}

  /**
   * Where the API server says no.
   *
   * @param snapshots as whoever is refused there
   */
  record Barred(String namespace, Snapshots snapshots) {}

  /** The namespace of everything here. */
  String namespace();

  /** Another one, without anything of this test's in it. */
  String elsewhere();

  /** A new policy without status. */
  Policy policy(String name);

  /** The policy as it stands now. */
  Policy policyNow(String name);

  /** Changes something on it that is neither spec nor status. */
  void runNow(String policy, String value);

  void deletePolicy(String name);

  /** A new claim that is not bound. */
  Claim claim(String name);

  void annotateClaim(String name, String key, String value);

  /** A snapshot that somebody has made by hand. */
  Snapshot snapshot(String name, String claim);

  /** Somebody changes something on it. */
  void hold(String snapshot, String why);

  /** Returns when it is gone. */
  void deleteSnapshot(String name);

  /** An Event of a provisioner about a claim, the newest so far. */
  void provisionerSays(ObjectRef claim, String reason, String message);

  /** A provisioner begins a try, which fails within the same second. */
  void provisionerFails(ObjectRef claim, String message);

  /** All Events about one object. */
  List<Told> eventsOn(ObjectRef object);

  /** A place where creating a snapshot is refused for this reason. */
  Barred barred(Reason why);

  /** Lets the caches catch up, where they do not do it by themselves. */
  void catchUp();
}
