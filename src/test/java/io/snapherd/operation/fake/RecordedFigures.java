package io.snapherd.operation.fake;

import io.snapherd.model.ObjectRef;
import io.snapherd.operation.Figures;
import io.snapherd.operation.PolicyGauges;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures of policies as they are shown now. */
public final class RecordedFigures implements PolicyGauges {
  private final Map<ObjectRef, Figures> shown = new TreeMap<>();

  @Override
  public void show(ObjectRef policy, Figures figures) {
    shown.put(policy, figures);
  }

  @Override
  public void forget(ObjectRef policy) {
    shown.remove(policy);
  }

  /** A new process shows nothing yet. */
  void forgetAll() {
    shown.clear();
  }

  public Optional<Figures> of(String policy) {
    return Optional.ofNullable(shown.get(Kubectl.ref(policy)));
  }
}
