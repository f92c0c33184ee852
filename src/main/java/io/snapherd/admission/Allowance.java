package io.snapherd.admission;

import io.snapherd.model.ObjectRef;
import java.util.List;

/** Whether one more snapshot may be taken of a claim for a policy. */
public sealed interface Allowance {

  record Allowed() implements Allowance {}

  /**
   * The slot is skipped.
   *
   * @param unready the snapshots that are in the way, by name
   */
  record Skipped(List<ObjectRef> unready) implements Allowance {
    public Skipped {
      unready = List.copyOf(unready);
    }

    /** One sentence for people. */
    public String sentence() {
      return unready.size()
          + " snapshots of this claim are not ready ("
          + String.join(", ", unready.stream().map(ObjectRef::name).toList())
          + "); slots are skipped until one is ready or gone.";
    }
  }
}
