package io.snapherd.cli;

import io.snapherd.cli.check.Checked;
import io.snapherd.cli.check.Checked.Faulty;
import io.snapherd.cli.check.Checked.Sound;
import io.snapherd.cli.check.PolicyCheck;
import io.snapherd.cli.manifest.Exit;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.ObjectReader;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Source;
import io.snapherd.cli.manifest.Sources;
import io.snapherd.model.Policy;
import java.util.List;

/**
 * A walk through files in search of policies; what is wrong with one file or policy ends it not.
 */
final class PolicyWalk {
  private final Sources sources;
  private final Visitor visitor;
  private final PolicyCheck check = PolicyCheck.load();
  private Exit exit = Exit.FINE;
  private int policies;

  PolicyWalk(Sources sources, Visitor visitor) {
    this.sources = sources;
    this.visitor = visitor;
  }

  /** Is told what there is, in the order in which it stands in the files. */
  interface Visitor {
    void sound(KubernetesObject object, Policy policy);

    /**
     * A policy that cannot be followed.
     *
     * @param sentences everything that is wrong with it
     */
    void faulty(List<String> sentences);

    /** An object of another kind. */
    void other(KubernetesObject object);

    /** A file that cannot be read, or not to its end. */
    void refused(Refusal refusal);
  }

  Exit through(List<String> arguments) {
    arguments.forEach(this::argument);
    if (policies == 0 && exit == Exit.FINE) {
      refused(
          Refusal.wrongUse(String.join(", ", arguments) + ": there is no SnapshotPolicy in it"));
    }
    return exit;
  }

  private void argument(String argument) {
    try {
      sources.of(argument).forEach(this::source);
    } catch (Refusal e) {
      refused(e);
    }
  }

  private void source(Source source) {
    try {
      ObjectReader.MANIFESTS.read(source, this::object);
    } catch (Refusal e) {
      refused(e);
    }
  }

  private void object(KubernetesObject object) {
    if (PolicyCheck.concerns(object)) {
      policies++;
      tell(object, check.check(object));
    } else {
      visitor.other(object);
    }
  }

  private void tell(KubernetesObject object, Checked checked) {
    if (checked instanceof Sound sound) {
      visitor.sound(object, sound.policy());
    } else if (checked instanceof Faulty faulty) {
      exit = exit.or(Exit.NO);
      visitor.faulty(faulty.sentences());
    }
  }

  private void refused(Refusal refusal) {
    exit = exit.or(refusal.exit());
    visitor.refused(refusal);
  }
}
