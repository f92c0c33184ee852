package io.snapherd.quartz;

import io.snapherd.operation.Key.PlacesKey;
import io.snapherd.operation.places.GivePlaces;

/** Gives places at drivers that came free. */
public final class PlacesJob extends KeyJob<PlacesKey> {
  public PlacesJob(GivePlaces useCase, Runs runs) {
    super(PlacesKey.class, useCase, runs);
  }
}
