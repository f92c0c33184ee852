package io.snapherd.take;

import io.snapherd.model.Fingerprint;
import io.snapherd.model.ObjectName;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Trigger;
import java.util.List;

/**
 * The two names that a snapshot may get. Both follow from what is wanted, so that the same take
 * arrives at the same names after a crash.
 *
 * @param base tells a reader what it is; claim {@code a-b} under policy {@code c} and claim {@code
 *     a} under {@code b-c} share it
 * @param suffixed ends in a hash of the uids and the slot, for when somebody else has the base name
 */
public record SnapshotNames(String base, String suffixed) {

  public static SnapshotNames of(Take take) {
    String head = take.claim().name() + "-" + take.policy().name();
    String tail = tail(take.trigger());
    return new SnapshotNames(
        ObjectName.fit(head, tail), ObjectName.fit(head, tail + "-" + identity(take).first8()));
  }

  /** In the order they are tried. */
  List<ObjectRef> in(String namespace) {
    return List.of(new ObjectRef(namespace, base), new ObjectRef(namespace, suffixed));
  }

  private static String tail(Trigger trigger) {
    return trigger instanceof Trigger.Manual manual
        ? "-now-" + Fingerprint.of(manual.value()).first8()
        : "-" + ObjectName.stamp(trigger.slot());
  }

  /** A run-now is known by its value; its slot is another one at each attempt. */
  private static Fingerprint identity(Take take) {
    String policy = take.policy().uid();
    String claim = take.claim().uid();
    return take.trigger() instanceof Trigger.Manual manual
        ? Fingerprint.of(policy, claim, "now", manual.value())
        : Fingerprint.of(policy, claim, take.trigger().slot().toString());
  }
}
