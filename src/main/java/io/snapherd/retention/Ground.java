package io.snapherd.retention;

/** Why a plan says what it says about a snapshot. */
public sealed interface Ground {
  /** The words that users see: {@code daily 3/7}, {@code within 72h}, {@code hold}. */
  String text();

  /**
   * A slot of a rule with a count.
   *
   * @param number counted from the newest, 1 to the rule's count
   */
  record Slot(Rule.Counted rule, int number) implements Ground {
    @Override
    public String text() {
      return rule.word() + " " + number + "/" + rule.count();
    }
  }

  /** The window of {@code keepWithin}. */
  record Window(Rule.Within rule) implements Ground {
    @Override
    public String text() {
      return rule.word() + " " + rule.limit();
    }
  }

  /** What has nothing to count. */
  enum Mark implements Ground {
    /** Kept: annotated {@code snapherd.io/hold}. */
    HOLD("hold"),
    /** Kept: dated so far in the future that some clock must be wrong. */
    FUTURE("future"),
    /** Kept: the newest Ready one, where no rule is there to keep it. */
    FLOOR("floor"),
    /** Kept: the policy has no {@code spec.retention}. */
    NO_RETENTION("no retention"),
    /** Kept: the memory that a slot was served which is not yet done for every claim. */
    CURRENT_SLOT("current slot"),
    /** Kept: the same for a {@code snapherd.io/run-now}. */
    CURRENT_RUN("current run"),
    /** Kept: a restore needs it. */
    RESTORING("restoring"),
    /** Kept or deleted: not ready in time. */
    FAILED("failed"),
    /** Deleted: Ready, but no rule wants it. */
    NO_RULE("no rule"),
    /** Left: in progress. */
    PENDING("pending"),
    /** Left: somebody has deleted it already. */
    DELETING("deleting"),
    /** Left: see {@link State#LOST}. */
    LOST("lost"),
    /** Left: it may be failed or lost, and nobody could look at its content. */
    CONTENT_NOT_GIVEN("content not given"),
    /** Left: its policy is gone. */
    ORPHANED("orphaned"),
    /** Left: deleting it would leave the storage's snapshot behind. */
    RETAIN("retain"),
    /** Left: a member of a group snapshot cannot be deleted singly. */
    GROUP_MEMBER("group member");

    private final String text;

    Mark(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }
}
