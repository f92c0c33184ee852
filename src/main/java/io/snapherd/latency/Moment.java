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
    /** By a list, at the start or after a watch was lost: it has happened at some time. */
    LISTED
  }

  /** The same news, of which it is not known when it has happened. */
  public Moment listed() {
    return new Moment(nanos, Arrival.LISTED);
  }

  /** It tells when something has happened, not only that it has. */
  boolean tellsWhen() {
    return arrival == Arrival.WATCHED;
  }
}
