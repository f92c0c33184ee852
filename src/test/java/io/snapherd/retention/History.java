package io.snapherd.retention;

import io.snapherd.model.Dating;
import io.snapherd.model.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Random snapshots with all that is decided by, for the laws. */
record History(
    Histories random, Retention retention, List<Snapshot> snapshots, Facts facts, Ties ties) {

  /** Snapshots of all kinds, and all kinds of things going on around them. */
  static History mixed(long seed) {
    Histories random = new Histories(seed);
    List<Snapshot> snapshots = random.mixed();
    Facts facts = new Facts(random.now(), Histories.READY_DEADLINE, random.contents(snapshots));
    return new History(random, random.retention(), snapshots, facts, random.ties(snapshots));
  }

  /** Ready snapshots that only the rules decide about. */
  static History plain(long seed) {
    Histories random = new Histories(seed);
    Facts facts = new Facts(random.now(), Histories.READY_DEADLINE, Contents.NOT_GIVEN);
    return new History(random, random.retention(), random.plain(), facts, Ties.NONE);
  }

  History with(Retention changed) {
    return new History(random, changed, snapshots, facts, ties);
  }

  History with(Collection<Snapshot> changed) {
    return new History(random, retention, List.copyOf(changed), facts, ties);
  }

  History with(Facts changed) {
    return new History(random, retention, snapshots, changed, ties);
  }

  History plus(Snapshot snapshot) {
    List<Snapshot> more = new ArrayList<>(snapshots);
    more.add(snapshot);
    return with(more);
  }

  /** Whether rules may give the snapshot a slot. */
  boolean counts(Snapshot snapshot) {
    return snapshot.usable()
        && snapshot.marks().hold().isEmpty()
        && !Dating.time(snapshot).isAfter(facts.now().plusSeconds(300));
  }

  Plan plan() {
    return retention.plan(snapshots, facts, ties);
  }

  /** What is left when the plan has been carried out. */
  History pruned() {
    Set<String> deleted = deleted();
    return with(snapshots.stream().filter(s -> !deleted.contains(s.name())).toList());
  }

  Set<String> deleted() {
    return named(d -> d.verdict() == Verdict.DELETE);
  }

  Set<String> kept() {
    return named(d -> d.verdict() == Verdict.KEEP);
  }

  private Set<String> named(Predicate<Decision> filter) {
    Set<String> names = new TreeSet<>();
    plan().decisions().stream().filter(filter).forEach(d -> names.add(d.snapshot().name()));
    return names;
  }

  /** The rules of this one and others. */
  History and(List<Rule> others) {
    List<Rule> rules = new ArrayList<>(retention.rules());
    rules.addAll(others);
    return with(new Retention(rules, retention.zone()));
  }
}
