package io.snapherd.schedule;

/** A set of numbers from 0 to 63. */
record Values(long bits) {
  static final Values NONE = new Values(0);

  /** What {@link #from} answers if there is nothing. */
  static final int BEYOND = 64;

  /** What {@link #upTo} answers if there is nothing. */
  static final int BELOW = -1;

  /** Every {@code step}th number from {@code first} to {@code last}. */
  static Values range(int first, int last, int step) {
    long bits = 0;
    for (int value = first; value <= last; value += step) {
      bits |= 1L << value;
    }
    return new Values(bits);
  }

  boolean has(int value) {
    return (bits & (1L << value)) != 0;
  }

  /** The smallest that is not below {@code value}, or {@link #BEYOND}. */
  int from(int value) {
    return Long.numberOfTrailingZeros(bits & (-1L << value));
  }

  /** The largest that is not above {@code value}, or {@link #BELOW}. */
  int upTo(int value) {
    return 63 - Long.numberOfLeadingZeros(bits & (-1L >>> (63 - value)));
  }

  Values and(Values other) {
    return new Values(bits & other.bits);
  }

  Values or(Values other) {
    return new Values(bits | other.bits);
  }
}
