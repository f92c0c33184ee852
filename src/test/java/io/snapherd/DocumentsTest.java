package io.snapherd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.snapherd.kubernetes.PolicyProjection;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.metrics.Meters;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.retention.Retention;
import io.snapherd.schedule.Slots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists. */
class DocumentsTest {
  private static final Path README = Path.of("README.md");
  private static final Path ARCHITECTURE = Path.of("ARCHITECTURE.md");

  @Test
  void everyClassThatTheArchitectureNamesExists() throws IOException {
    assertThat(find(ARCHITECTURE, "`([A-Z][a-z]+(?:[A-Z][a-zA-Z]+)+)`"))
        .isNotEmpty()
        .isSubsetOf(classes());
  }

  @Test
  void everyFileThatADocumentLinksToExists() throws IOException {
    for (Path document : List.of(README, ARCHITECTURE, Path.of("CONTRIBUTING.md"))) {
      assertThat(find(document, "\\]\\(([^)#:]+)\\)"))
          .allMatch(link -> Files.exists(Path.of(link)));
    }
  }

  @Test
  void everyFileThatTheReadmeUsesExists() throws IOException {
    assertThat(find(README, "(policies/[a-z-]+\\.yaml)"))
        .isNotEmpty()
        .allMatch(file -> Files.exists(Path.of(file)));
  }

  @Test
  void thePolicyInTheReadmeCanBeFollowed() throws IOException, InvalidSpec {
    String yaml = find(README, "(?s)```yaml\n(.*?)```").iterator().next();
    Policy policy =
        PolicyProjection.of(new KubernetesSerialization().unmarshal(yaml, SnapshotPolicy.class));
    Slots slots = Slots.of(policy);

    assertThat(Retention.of(policy.spec(), slots.schedule().zone()).rules()).hasSize(1);
  }

  @Test
  void theReadmeNamesEveryMetricAndNoOther() throws IOException {
    assertThat(find(README, "(?m)^\\| `(snapherd_[a-z_]+)` \\|"))
        .isEqualTo(Meters.names())
        .containsAll(find(README, "`(snapherd_[a-z_]+)`"));
  }

  @Test
  void theReadmeSaysTheTypeAndTheLabelsOfEveryMetric() throws IOException {
    assertThat(find(README, "(?m)^\\| `(snapherd_[a-z_]+` \\| [a-z]+ \\| [a-z_, ]*)\\|"))
        .extracting(row -> List.of(row.split("[`|, ]+")))
        .extracting(words -> words.stream().sorted().toList())
        .containsExactlyInAnyOrderElementsOf(Meters.rows());
  }

  private static Set<String> find(Path document, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(document))
        .results()
        .map((MatchResult m) -> m.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
