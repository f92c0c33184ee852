package io.snapherd.latency;

/**
 * When, and how, a piece of news has come.
 *
 * @param nanos of one monotonic clock, whose zero is anywhere
 */
public record Moment(long nanos, Arrival arrival) {
  /** How news comes. */
  public enum Arrival {
    /** By a watch: it has just happened. */
    WATCHED,
    /** After a watch was lost: it has happened since then, nobody knows when. */
    MISSED,
    /** By the first list: it is as old as it may be. */
    LISTED
  }

  /** The same news, of which it is not known when it has happened. */
  public Moment missed() {
    return new Moment(nanos, Arrival.MISSED);
  }

  /** It tells when something has happened, not only that it has. */
  boolean tellsWhen() {
    return arrival == Arrival.WATCHED;
  }
}
