package io.snapherd.schedule;

/** Why no scheduled snapshot of a claim is due. */
public enum NotDue {
  SUSPENDED("the policy is suspended", SlotState.GIVEN_UP),
  NO_SLOT("no slot is past yet", SlotState.GIVEN_UP),
  TAKEN("the latest slot has its snapshot", SlotState.SERVED),
  BEFORE_SINCE("the latest slot is older than this schedule", SlotState.GIVEN_UP),
  BEFORE_POLICY("the latest slot is older than the policy", SlotState.GIVEN_UP),
  BEFORE_CLAIM("the latest slot is older than the claim", SlotState.GIVEN_UP),
  PASSED("the latest slot was served or given up", SlotState.GIVEN_UP),
  MISSED("the latest slot is past its starting deadline", SlotState.GIVEN_UP);

  private final String sentence;
  private final SlotState state;

  NotDue(String sentence, SlotState state) {
    this.sentence = sentence;
    this.state = state;
  }

  /** For people, without a full stop. */
  public String sentence() {
    return sentence;
  }

  SlotState state() {
    return state;
  }
}
