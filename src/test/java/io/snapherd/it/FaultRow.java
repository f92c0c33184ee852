package io.snapherd.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of the fault table: how a fault arises in a namespace of its own, what the user then
 * sees, and how it heals.
 *
 * @param name its namespace is {@code fault-NAME}
 * @param given manifests; {@code $NS} is the namespace
 * @param steps kubectl commands afterwards; {@code $NS} likewise
 * @param where what is read, as a kubectl command
 * @param seen what is read there, in parts
 * @param heal kubectl commands
 * @param healed what is read at the same place at the end; absent: none of what was seen
 */
record FaultRow(
    String name,
    String given,
    List<String> steps,
    String where,
    List<String> seen,
    List<String> heal,
    Optional<String> healed) {
  private static final String PROBLEMS =
      "get snappol sick -n $NS -o jsonpath={range .status.problems[*]}{.claim} {.reason}:"
          + " {.message};{end}";
  private static final String READY =
      "get snappol sick -n $NS -o jsonpath={range"
          + " .status.conditions[*]}{.type}={.status} {.reason}: {.message};{end}";

  String namespace() {
    return "fault-" + name;
  }

  String in(String text) {
    return text.replace("$NS", namespace());
  }

  static FaultRow problem(String name, String... seen) {
    return new FaultRow(name, "", List.of(), PROBLEMS, List.of(seen), List.of(), Optional.empty());
  }

  static FaultRow condition(String name, String... seen) {
    return new FaultRow(name, "", List.of(), READY, List.of(seen), List.of(), Optional.empty());
  }

  /** Of a restore that is asked for on this object, such as {@code pvc sick}. */
  static FaultRow restore(String name, String on, String... seen) {
    String where =
        "get " + on + " -n $NS -o jsonpath={.metadata.annotations.snapherd\\.io/restore-status}";
    return new FaultRow(name, "", List.of(), where, List.of(seen), List.of(), Optional.empty());
  }

  FaultRow given(String manifests) {
    return new FaultRow(name, manifests, steps, where, seen, heal, healed);
  }

  FaultRow then(String... commands) {
    return new FaultRow(name, given, with(steps, commands), where, seen, heal, healed);
  }

  FaultRow healedBy(String... commands) {
    return new FaultRow(name, given, steps, where, seen, with(heal, commands), healed);
  }

  FaultRow into(String text) {
    return new FaultRow(name, given, steps, where, seen, heal, Optional.of(text));
  }

  private static List<String> with(List<String> before, String... more) {
    List<String> all = new ArrayList<>(before);
    all.addAll(List.of(more));
    return all;
  }

  @Override
  public String toString() {
    return name;
  }
}
