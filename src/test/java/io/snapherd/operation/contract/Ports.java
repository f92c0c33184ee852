package io.snapherd.operation.contract;

import io.snapherd.operation.Claims;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Events;
import io.snapherd.operation.Policies;
import io.snapherd.operation.RestoreStatuses;
import io.snapherd.operation.Snapshots;
import io.snapherd.operation.StatusWrites;

/** All ports to one cluster. */
public record Ports(
    Cluster caches,
    Snapshots snapshots,
    Claims claims,
    Policies policies,
    StatusWrites statuses,
    RestoreStatuses restores,
    Events events) {}
