package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.snapherd.cli.check.Checked.Faulty;
import io.snapherd.cli.check.Checked.Sound;
import io.snapherd.cli.manifest.FieldPath;
import io.snapherd.cli.manifest.KubernetesObject;
import io.snapherd.cli.manifest.Shown;
import io.snapherd.kubernetes.projection.JsonProjections;
import io.snapherd.model.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the SnapshotPolicies of files. */
public final class PolicyCheck {
  private static final String GROUP = "snapherd.io";
  private static final String KIND = "SnapshotPolicy";

  private static final Finding NO_KIND =
      new Finding(
          FieldPath.ROOT.field("kind"), "is missing; is this a manifest of Kubernetes at all?");

  /** More than anyone reads at once. */
  private static final int MOST_SENTENCES = 100;

  private final Schema schema;

  private PolicyCheck(Schema schema) {
    this.schema = schema;
  }

  /** By the CustomResourceDefinition that this program was built with. */
  public static PolicyCheck load() {
    return new PolicyCheck(PolicyDefinition.load().schema());
  }

  /** True unless it is clearly of another kind. */
  public static boolean concerns(KubernetesObject object) {
    return object.group().equals(GROUP)
        || object.kind().isEmpty()
        || (object.kind().equals(KIND) && object.group().isEmpty());
  }

  public Checked check(KubernetesObject object) {
    if (object.kind().isEmpty()) {
      return faulty(object, List.of(NO_KIND));
    }
    List<Finding> findings = new ArrayList<>(SchemaCheck.of(object.json(), schema));
    Set<FieldPath> wrong = findings.stream().map(Finding::field).collect(Collectors.toSet());
    Sense.of(object.json(), field -> !wrong.contains(field)).forEach(findings::add);
    return findings.isEmpty() ? project(object) : faulty(object, findings);
  }

  private static Checked project(KubernetesObject object) {
    try {
      Policy policy = JsonProjections.policy(object.json());
      return Sense.of(policy)
          .<Checked>map(finding -> faulty(object, List.of(finding)))
          .orElseGet(() -> new Sound(policy));
    } catch (JsonMappingException e) {
      return faulty(
          object,
          List.of(
              new Finding(
                  FieldPath.ROOT, "cannot be read: " + Shown.line(e.getOriginalMessage()))));
    }
  }

  private static Faulty faulty(KubernetesObject object, List<Finding> findings) {
    Stream<String> sentences =
        findings.stream()
            .sorted(Comparator.comparing(f -> object.lines().of(f.field()).orElse(0)))
            .limit(MOST_SENTENCES)
            .map(finding -> sentence(object, finding));
    int left = Math.max(0, findings.size() - MOST_SENTENCES);
    Stream<String> rest =
        left == 0 ? Stream.of() : Stream.of(object.place() + ": and " + left + " more");
    return new Faulty(Stream.concat(sentences, rest).toList());
  }

  private static String sentence(KubernetesObject object, Finding finding) {
    return String.join(
        ": ",
        object.place().at(object.lines().of(finding.field())),
        object.title(),
        Shown.line(finding.field().toString()),
        finding.message());
  }
}
