package io.snapherd.cli;

import io.snapherd.cli.manifest.Exit;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.plan.PlanJson;
import io.snapherd.cli.plan.PlanText;
import io.snapherd.cli.plan.Planning;
import io.snapherd.cli.plan.PolicyPlan;
import io.snapherd.cli.plan.Witness;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.retention.Grace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The plans for several policies; one about whose namespace nothing is known ends not the others.
 */
final class Plans {
  private final Witness witness;
  private final Instant now;
  private final Grace grace;
  private final Console console;
  private final List<PolicyPlan> made = new ArrayList<>();

  Plans(Witness witness, Instant now, Grace grace, Console console) {
    this.witness = witness;
    this.now = now;
    this.grace = grace;
    this.console = console;
  }

  Exit make(List<Policy> policies, Namespace namespace) throws InvalidSpec {
    Exit exit = Exit.FINE;
    for (Policy policy : policies) {
      exit = exit.or(make(namespace.of(policy)));
    }
    return exit;
  }

  private Exit make(Policy policy) throws InvalidSpec {
    try {
      made.add(Planning.of(policy, witness.of(policy.namespace()), now, grace));
      return Exit.FINE;
    } catch (Refusal e) {
      console.complain(e);
      return e.exit();
    }
  }

  /** JSON has no place for notes, so that they go where the complaints go. */
  void answer(Output output) {
    if (output.format() == Format.JSON) {
      made.forEach(this::noteAside);
    }
    output.answer(console, made.stream().map(PlanText::of).toList(), PlanJson.of(made));
  }

  private void noteAside(PolicyPlan plan) {
    PlanText.notes(plan).forEach(note -> console.complain(plan.policy().ref() + ": " + note));
  }
}
