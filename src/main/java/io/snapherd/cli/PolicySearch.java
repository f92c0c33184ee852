package io.snapherd.cli;

import io.snapherd.cli.manifest.Exit;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Sources;
import io.snapherd.model.Policy;
import java.util.ArrayList;
import java.util.List;

/** Picks the policies that can be followed out of files; about the others it complains. */
final class PolicySearch implements PolicyWalk.Visitor {
  private final Console console;
  private final List<Policy> found = new ArrayList<>();

  private PolicySearch(Console console) {
    this.console = console;
  }

  /**
   * What was found.
   *
   * @param exit whether there was anything to complain about
   */
  record Found(List<Policy> policies, Exit exit) {
    Found {
      policies = List.copyOf(policies);
    }
  }

  static Found in(PolicyFiles files, Sources sources, Console console) {
    PolicySearch search = new PolicySearch(console);
    Exit exit = new PolicyWalk(sources, search).through(files.names());
    return new Found(search.found, exit);
  }

  @Override
  public void sound(KubernetesObject object, Policy policy) {
    found.add(policy);
  }

  @Override
  public void faulty(List<String> sentences) {
    sentences.forEach(console::complain);
  }

  @Override
  public void other(KubernetesObject object) {}

  @Override
  public void refused(Refusal refusal) {
    console.complain(refusal);
  }
}
