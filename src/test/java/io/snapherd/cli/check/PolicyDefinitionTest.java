package io.snapherd.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyDefinitionTest {
  /** Those that refuse something, and those that do not. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "maxItems",
          "maxProperties",
          "enum",
          "nullable",
          "default",
          "x-kubernetes-validations",
          "x-kubernetes-list-type",
          "x-kubernetes-preserve-unknown-fields",
          // nothing to check
          "description",
          "format",
          "x-kubernetes-map-type",
          "x-kubernetes-list-map-keys");

  private final Schema schema = PolicyDefinition.load().schema();

  @Test
  void itHasNoKeywordThatIsNotChecked() {
    assertThat(
            places(schema).flatMap(place -> place.node().propertyStream().map(Map.Entry::getKey)))
        .isSubsetOf(KEYWORDS);
  }

  @Test
  void everyRuleHasATwin() {
    assertThatCode(() -> places(schema).forEach(Schema::rules)).doesNotThrowAnyException();
    assertThat(places(schema).flatMap(place -> place.rules().stream())).hasSizeGreaterThan(15);
  }

  @Test
  void aRuleThatHasChangedHasNoTwin() {
    assertThatThrownBy(() -> CelTwins.of("self.metadata.name.size() <= 64"))
        .hasMessage("a CEL rule without a twin: self.metadata.name.size() <= 64");
  }

  @Test
  void itKnowsTheMetadataThatEveryObjectHas() {
    JsonNode meta = new ObjectMapper().valueToTree(everyField());
    assertThat(schema.field("metadata").orElseThrow().fields())
        .containsExactlyInAnyOrderElementsOf(meta.propertyStream().map(Map.Entry::getKey).toList());
  }

  @Test
  void onlyThisVersionAndKindAreRight() {
    assertThat(schema.field("apiVersion").orElseThrow().texts("enum"))
        .containsExactly("snapherd.io/v1");
    assertThat(schema.field("kind").orElseThrow().texts("enum")).containsExactly("SnapshotPolicy");
  }

  private static ObjectMeta everyField() {
    return new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
        .withAnnotations(Map.of("a", "b"))
        .withCreationTimestamp("a")
        .withDeletionGracePeriodSeconds(1L)
        .withDeletionTimestamp("a")
        .withFinalizers("a")
        .withGenerateName("a")
        .withGeneration(1L)
        .withLabels(Map.of("a", "b"))
        .addNewManagedField()
        .endManagedField()
        .withName("a")
        .withNamespace("a")
        .addNewOwnerReference()
        .endOwnerReference()
        .withResourceVersion("a")
        .withSelfLink("a")
        .withUid("a")
        .build();
  }

  private static Stream<Schema> places(Schema schema) {
    Stream<Schema> fields = schema.fields().stream().flatMap(name -> schema.field(name).stream());
    Stream<Schema> values = schema.isMap() ? schema.field("any").stream() : Stream.of();
    return Stream.concat(
        Stream.of(schema),
        Stream.of(fields, values, schema.items().stream())
            .flatMap(s -> s)
            .flatMap(PolicyDefinitionTest::places));
  }
}
