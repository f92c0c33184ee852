package io.snapherd.operation.fake;

import io.snapherd.operation.contract.Others;
import io.snapherd.operation.contract.Ports;
import io.snapherd.operation.contract.ServerContract;

/** The fake is believed because it keeps every rule that the real API server keeps. */
class FakeContractTest extends ServerContract {
  private final FakeCluster cluster = new FakeCluster(new SettableClock(World.START));
  private final FakeClaims claims = new FakeClaims(cluster);
  private final FakePolicies policies = new FakePolicies(cluster);
  private final RecordedEvents events = new RecordedEvents();
  private final Others others = new FakeOthers(cluster, claims, events);
  private final Ports ports =
      new Ports(
          new FakeCaches(cluster),
          new FakeSnapshots(cluster),
          claims,
          policies,
          policies,
          new FakeRestoreStatuses(cluster),
          events);

  @Override
  protected Ports ports() {
    return ports;
  }

  @Override
  protected Others others() {
    return others;
  }
}
