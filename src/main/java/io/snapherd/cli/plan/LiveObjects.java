package io.snapherd.cli.plan;

import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Shown;
import io.snapherd.kubernetes.reading.LiveLists;
import io.snapherd.model.Content;
import io.snapherd.model.Reason;
import io.snapherd.operation.Refused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the current cluster has. Who may list the snapshots of a namespace gets an answer; contents,
 * which belong to no namespace, and the rest are looked at if that is permitted.
 */
public final class LiveObjects implements Witness {
  private final LiveLists lists;
  private final Map<String, Evidence> looked = new HashMap<>();

  /** Absent: not looked for yet. Nobody may: absent within. */
  private Optional<Optional<Map<String, Content>>> contents = Optional.empty();

  private LiveObjects(LiveLists lists) {
    this.lists = lists;
  }

  /**
   * Asks nothing yet.
   *
   * @param kubeconfig absent: found as kubectl does
   */
  public static LiveObjects connect(Optional<Path> kubeconfig) {
    return new LiveObjects(LiveLists.connect(kubeconfig));
  }

  @Override
  public Evidence of(String namespace) throws Refusal {
    Evidence known = looked.get(namespace);
    if (known == null) {
      known = look(namespace);
      looked.put(namespace, known);
    }
    return known;
  }

  private Evidence look(String namespace) throws Refusal {
    return new Evidence(
        must("volumesnapshots in " + namespace, () -> lists.snapshots(namespace)),
        may("persistentvolumeclaims in " + namespace, () -> lists.claims(namespace)),
        contents(),
        may("snapshotpolicies in " + namespace, () -> lists.policies(namespace)).orElse(List.of()));
  }

  /** They belong to no namespace: one look does for all. */
  private Optional<Map<String, Content>> contents() throws Refusal {
    if (contents.isEmpty()) {
      contents =
          Optional.of(may("volumesnapshotcontents", lists::contents).map(LiveObjects::byName));
    }
    return contents.orElseThrow();
  }

  private static <T> List<T> must(String what, Question<T> question) throws Refusal {
    try {
      return question.ask();
    } catch (Refused e) {
      throw refusal(what, e);
    }
  }

  private static <T> Optional<List<T>> may(String what, Question<T> question) throws Refusal {
    try {
      return Optional.of(question.ask());
    } catch (Refused e) {
      if (e.reason() == Reason.ApiUnavailable) {
        throw refusal(what, e);
      }
      return Optional.empty();
    }
  }

  private static Refusal refusal(String what, Refused refused) {
    return Refusal.no(
        "the cluster does not list %s: %s (--kubeconfig names another one, --snapshots a file)"
            .formatted(what, Shown.line(refused.getMessage())));
  }

  private static Map<String, Content> byName(List<Content> contents) {
    return contents.stream().collect(Collectors.toMap(Content::name, Function.identity()));
  }

  @Override
  public void close() {
    lists.close();
  }

  /** Something to ask the API server. */
  @FunctionalInterface
  private interface Question<T> {
    List<T> ask() throws Refused;
  }
}
