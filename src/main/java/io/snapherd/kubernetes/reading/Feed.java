package io.snapherd.kubernetes.reading;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.snapherd.kubernetes.client.WatchOpenings;
import io.snapherd.latency.Moment.Arrival;

/**
 * How the news of one watch comes.
 *
 * @param source what {@link WatchOpenings} knows it by
 */
record Feed(SharedIndexInformer<?> informer, String source, WatchOpenings openings) {

  /** An informer that watches does not list. */
  Arrival arrival() {
    if (!informer.hasSynced()) {
      return Arrival.LISTED;
    }
    return informer.isWatching() && openings.live(source) ? Arrival.WATCHED : Arrival.MISSED;
  }
}
