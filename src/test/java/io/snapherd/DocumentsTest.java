package io.snapherd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.snapherd.kubernetes.resource.PolicySchema;
import io.snapherd.metrics.Meters;
import io.snapherd.model.Names;
import io.snapherd.model.Reason;
import io.snapherd.operation.Key;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");

  @Test
  void everyClassThatADocumentForDevelopersNamesExists() throws IOException {
    for (Path document : List.of(ARCHITECTURE, CONTRIBUTING)) {
      assertThat(find(document, "`([A-Z][a-z]+(?:[A-Z][a-zA-Z]+)+)(?:\\.[a-z]+\\([a-z]*\\))?`"))
          .isNotEmpty()
          .isSubsetOf(Stream.concat(classes().stream(), keys().stream()).toList());
    }
  }

  /** Those of the drawing stand without backticks. */
  @Test
  void everyClassInTheDrawingOfTheArchitectureExists() throws IOException {
    String drawing = find(ARCHITECTURE, "(?s)```\n(.*?)```").iterator().next();
    Set<String> names =
        Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b")
            .matcher(drawing)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

    assertThat(names).containsAll(keys());
    names.removeAll(keys());
    assertThat(names).isNotEmpty().isSubsetOf(classes());
  }

  @Test
  void everyFileThatADocumentLinksToExists() throws IOException {
    for (Path document : List.of(README, ARCHITECTURE, CONTRIBUTING)) {
      assertThat(find(document, "\\]\\(([^)#:]+)\\)"))
          .allMatch(link -> Files.exists(Path.of(link)));
    }
  }

  @Test
  void everySectionThatTheReadmeLinksToExists() throws IOException {
    Set<String> sections =
        find(README, "(?m)^#+ (.*)$").stream()
            .map(title -> title.toLowerCase(Locale.ROOT).replace(' ', '-'))
            .collect(Collectors.toSet());

    assertThat(find(README, "\\]\\(#([^)]+)\\)")).isNotEmpty().isSubsetOf(sections);
  }

  @Test
  void everyFileThatTheReadmeUsesExists() throws IOException {
    assertThat(find(README, "(policies/[a-z/-]+\\.yaml)"))
        .isNotEmpty()
        .allMatch(file -> Files.exists(Path.of(file)));
  }

  /** Beside the default stand the bounds. */
  @Test
  void theReadmeNamesEveryFieldOfAPolicyWithItsDefaultAndBounds() throws IOException {
    Map<String, List<String>> rows =
        table("spec\\.").stream().collect(Collectors.toMap(row -> row.get(0), row -> row));

    assertThat(rows.keySet()).isEqualTo(fields().keySet());
    fields()
        .forEach(
            (field, schema) -> {
              List<String> row = rows.get(field);
              JsonNode fallback = schema.node().path("default");
              if (!fallback.isMissingNode()) {
                assertThat(row.get(2)).as("default of " + field).isEqualTo(fallback.asText());
              }
              if (schema.node().has("minimum")) {
                assertThat(row.get(3))
                    .as("bounds of " + field)
                    .isEqualTo(
                        "%s to %s"
                            .formatted(
                                schema.node().get("minimum").asText(),
                                schema.node().get("maximum").asText()));
              }
            });
  }

  /** Those of LabelSelectors and of maps are Kubernetes' own. */
  private static Map<String, PolicySchema> fields() {
    return PolicySchema.spec()
        .properties()
        .flatMap(
            field ->
                Set.of("spec.claims", "spec.retention").contains(field.path())
                    ? Stream.concat(Stream.of(field), field.properties())
                    : field.path().equals("spec.snapshotTemplate")
                        ? field.properties()
                        : Stream.of(field))
        .collect(Collectors.toMap(f -> f.path().replaceFirst("spec\\.", ""), f -> f));
  }

  @Test
  void theReadmeNamesEveryLabelAndAnnotationAndNoOther() throws Exception {
    List<String> names = new ArrayList<>();
    for (Field field : Names.class.getFields()) {
      names.add((String) field.get(null));
    }
    names.removeIf(name -> !name.startsWith(Names.DOMAIN) || name.equals(Names.DOMAIN));

    assertThat(find(README, "`(snapherd\\.io/[a-z-]+)")).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void theReadmeNamesEveryReasonWithWhatToDoAndNoOther() throws IOException {
    assertThat(table("reason"))
        .extracting(row -> List.of(row.get(0), row.get(2)))
        .containsExactlyElementsOf(
            Stream.of(Reason.values()).map(r -> List.of(r.name(), r.advice())).toList());
  }

  @Test
  void theReadmeSaysWhenEveryReasonArises() throws IOException {
    assertThat(table("reason")).isNotEmpty().noneMatch(row -> row.get(1).isBlank());
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

  /** The rows of the table of the README whose first heading begins so, without backticks there. */
  private static List<List<String>> table(String heading) throws IOException {
    String rows =
        find(README, "(?ms)^\\| `?" + heading + "[^\n]*\n\\| ---[^\n]*\n(.*?)\n\n")
            .iterator()
            .next();
    return rows.lines()
        .map(row -> row.replaceFirst("^\\| `([^`]+)`", "| $1").split("\\|", -1))
        .map(cells -> Stream.of(cells).skip(1).map(String::strip).toList())
        .toList();
  }

  private static Set<String> find(Path document, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(document))
        .results()
        .map((MatchResult m) -> m.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> keys() {
    return Stream.of(Key.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
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
