package io.snapherd.demo.story;

import io.snapherd.demo.cluster.Drivers;
import io.snapherd.demo.tell.Teller;

/**
 * What a chapter works with.
 *
 * @param sight what the cluster shows
 * @param hand what a user does with kubectl
 * @param drivers the storage, which can be made to fail
 */
public record Stage(Sight sight, Hand hand, Drivers drivers, Patience patience, Teller teller) {}
