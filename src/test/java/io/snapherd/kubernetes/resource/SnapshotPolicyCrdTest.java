package io.snapherd.kubernetes.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.snapherd.model.LabelSelector;
import io.snapherd.model.Names;
import io.snapherd.model.PolicySpec;
import java.time.Duration;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The CustomResourceDefinition, held against the classes and the words of the program. */
class SnapshotPolicyCrdTest {
  private static final Pattern MATCHES = Pattern.compile("matches\\(r'([^']*)'\\)");

  private final JsonNode definition = PolicySchema.definition();
  private final PolicySchema spec = PolicySchema.spec();
  private final PolicySchema status = PolicySchema.status();

  @Test
  void theNamesAreThoseOfTheClass() {
    JsonNode names = definition.at("/spec/names");
    Class<SnapshotPolicy> type = SnapshotPolicy.class;
    assertThat(definition.at("/metadata/name").asText()).isEqualTo(CustomResource.getCRDName(type));
    assertThat(definition.at("/spec/group").asText()).isEqualTo(HasMetadata.getGroup(type));
    assertThat(PolicySchema.version().at("/name").asText()).isEqualTo(HasMetadata.getVersion(type));
    assertThat(names.at("/plural").asText()).isEqualTo(HasMetadata.getPlural(type));
    assertThat(names.at("/singular").asText()).isEqualTo(HasMetadata.getSingular(type));
    assertThat(names.at("/kind").asText()).isEqualTo(HasMetadata.getKind(type));
    assertThat(texts(names.at("/shortNames")))
        .containsExactly(CustomResource.getShortNames(type))
        .containsExactly("snappol");
    assertThat(definition.at("/spec/scope").asText()).isEqualTo(new SnapshotPolicy().getScope());
  }

  @Test
  void everyPropertyOfTheSpecHasItsComponentAndTheReverse() {
    assertThat(SchemaDifferences.between(spec, SnapshotPolicySpec.class)).isEmpty();
  }

  @Test
  void everyPropertyOfTheStatusHasItsComponentAndTheReverse() {
    assertThat(SchemaDifferences.between(status, SnapshotPolicyStatus.class)).isEmpty();
  }

  @Test
  void everyRecordPassesOverWhatItDoesNotKnowAndLeavesOutWhatIsAbsent() {
    assertThat(records(SnapshotPolicySpec.class, SnapshotPolicyStatus.class))
        .allSatisfy(
            type -> {
              assertThat(type.getAnnotation(JsonIgnoreProperties.class).ignoreUnknown()).isTrue();
              assertThat(type.getAnnotation(JsonInclude.class).value())
                  .isEqualTo(JsonInclude.Include.NON_NULL);
            });
  }

  @Test
  void theColumnsAreThoseUsersKnow() {
    assertThat(columns().map(c -> c.path("name").asText() + " " + c.path("priority").asInt()))
        .containsExactly(
            "Ready 0",
            "Schedule 0",
            "Suspend 0",
            "Claims 0",
            "Protected 0",
            "Last Success 0",
            "Next 0",
            "Age 0",
            "Time Zone 1",
            "Class 1");
  }

  @Test
  void everyColumnShowsAPropertyOfItsType() {
    assertThat(columns().filter(c -> !c.path("jsonPath").asText().startsWith(".metadata.")))
        .hasSize(9)
        .allSatisfy(c -> assertThat(typeBehind(c)).isEqualTo(c.path("type").asText()));
  }

  @Test
  void theNextTimeIsShownAsTextBecauseDatesOfTheFutureAreShownAsInvalid() {
    assertThat(columns().filter(c -> c.path("name").asText().equals("Next")))
        .singleElement()
        .satisfies(c -> assertThat(c.path("type").asText()).isEqualTo("string"));
  }

  @Test
  void everyPropertyIsDescribedInSentences() {
    assertThat(properties().filter(s -> !s.path().startsWith("metadata")))
        .allSatisfy(s -> assertThat(s.text("description")).as(s.path()).endsWith("."));
  }

  @Test
  void everyDefaultIsDescribed() {
    assertThat(properties().filter(s -> s.has("default")))
        .hasSize(5)
        .allSatisfy(
            s ->
                assertThat(s.text("description"))
                    .as(s.path())
                    .contains("Default: " + s.text("default") + "."));
  }

  @Test
  void everyNumberOfTheSpecIsBoundedAndItsDescriptionSaysHow() {
    assertThat(spec.all().filter(s -> s.type().equals("integer")))
        .hasSize(9)
        .allSatisfy(
            s ->
                assertThat(s.text("description"))
                    .as(s.path())
                    .contains(s.text("minimum") + " to " + s.text("maximum")));
  }

  @Test
  void everyTextOfTheSpecIsBounded() {
    assertThat(spec.all().filter(s -> s.type().equals("string")))
        .allSatisfy(s -> assertThat(s.has("maxLength") || s.has("enum")).as(s.path()).isTrue());
  }

  @Test
  void everyListIsBoundedAndSaysHowItMerges() {
    assertThat(PolicySchema.root().all().filter(s -> s.type().equals("array")))
        .hasSize(7)
        .allMatch(s -> s.has("maxItems", "x-kubernetes-list-type"));
  }

  @Test
  void everyMapIsBounded() {
    assertThat(PolicySchema.root().all().filter(PolicySchema::isMap))
        .hasSize(3)
        .allMatch(s -> s.has("maxProperties"));
  }

  @Test
  void everySizeOfTheSpecIsDescribed() {
    assertThat(spec.all().filter(s -> s.has("maxItems") || s.has("maxProperties")))
        .hasSize(7)
        .allSatisfy(
            s ->
                assertThat(s.text("description"))
                    .as(s.path())
                    .contains("at most " + s.text("maxItems") + s.text("maxProperties")));
  }

  @Test
  void theStatusTakesWhateverTheOperatorMayWrite() {
    List<String> strict =
        List.of("minimum", "maximum", "minLength", "maxLength", "pattern", "minItems");
    assertThat(status.all().filter(s -> strict.stream().anyMatch(s::has))).isEmpty();
    assertThat(status.all().filter(s -> !s.rules().isEmpty())).isEmpty();
    assertThat(status.all().filter(s -> s.has("required")).map(PolicySchema::path))
        .containsExactly("status.conditions[]");
  }

  @Test
  void theListsOfTheStatusHoldMoreThanTheOperatorWrites() {
    assertThat(Stream.of("problems", "nextPrune"))
        .allSatisfy(
            list ->
                assertThat(Integer.parseInt(status.property(list).orElseThrow().text("maxItems")))
                    .isGreaterThan(10));
  }

  @Test
  void everyRuleComesWithASentence() {
    assertThat(PolicySchema.root().all().flatMap(s -> s.rules().stream()))
        .extracting(rule -> rule.path("message").asText())
        .allSatisfy(message -> assertThat(message).matches("[A-Z].* .*\\."));
  }

  @Test
  void theDefaultsAreThoseOfTheProgram() {
    assertThat(theDefault("timeZone")).isEqualTo(PolicySpec.DEFAULT_TIME_ZONE);
    assertThat(Duration.ofSeconds(Long.parseLong(theDefault("readyDeadlineSeconds"))))
        .isEqualTo(PolicySpec.DEFAULT_READY_DEADLINE);
  }

  @Test
  void theReservedKeysAreThoseTheProgramWrites() {
    assertThat(spec.all().flatMap(s -> s.rules().stream()).map(r -> r.path("rule").asText()))
        .filteredOn(rule -> rule.contains(Names.MANAGED_BY))
        .hasSize(2)
        .allMatch(rule -> rule.contains("startsWith('" + Names.DOMAIN + "')"));
  }

  @Test
  void theOperatorsAreThoseTheProgramKnows() {
    assertThat(texts(place("spec.claims.selector.matchExpressions[].operator").node().path("enum")))
        .map(operator -> operator.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT))
        .isEqualTo(
            Stream.of(LabelSelector.Operator.values())
                .filter(o -> o != LabelSelector.Operator.OTHER)
                .map(Enum::name)
                .toList());
  }

  /** Kubernetes counts bytes, of which a character has up to four, and keys of up to 317. */
  @Test
  void theLargestTemplateLeavesASnapshotRoomForOtherAnnotations() {
    JsonNode template =
        PolicySchema.spec().node().at("/properties/snapshotTemplate/properties/annotations");
    long value = 4 * template.at("/additionalProperties/maxLength").asLong();
    long bytes = template.at("/maxProperties").asLong() * (317 + value);

    assertThat(bytes).isBetween(1L, 192L * 1024);
  }

  @Test
  void everyTimeZoneOfTheTimeZoneDatabaseIsTaken() {
    Pattern zones = pattern(spec.property("timeZone").orElseThrow());
    assertThat(ZoneRulesProvider.getAvailableZoneIds())
        .hasSizeGreaterThan(400)
        .allMatch(zone -> zones.matcher(zone).matches());
  }

  private static Stream<JsonNode> columns() {
    return PolicySchema.version().path("additionalPrinterColumns").valueStream();
  }

  /** The type of what a column shows; a time may be shown as a date or as text. */
  private static String typeBehind(JsonNode column) {
    String path = column.path("jsonPath").asText().replaceAll("\\[\\?[^]]*]", "[]").substring(1);
    PolicySchema place = place(path);
    boolean time = place.text("format").equals("date-time");
    return time && column.path("type").asText().equals("date") ? "date" : place.type();
  }

  private static PolicySchema place(String path) {
    return PolicySchema.root()
        .all()
        .filter(s -> s.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + path));
  }

  private Stream<PolicySchema> properties() {
    return PolicySchema.root().all().flatMap(PolicySchema::properties);
  }

  private String theDefault(String property) {
    return spec.property(property).orElseThrow().text("default");
  }

  /** What the one rule of this place matches with. */
  private static Pattern pattern(PolicySchema place) {
    Matcher regex = MATCHES.matcher(place.rules().get(0).path("rule").asText());
    assertThat(regex.find()).isTrue();
    return Pattern.compile(regex.group(1));
  }

  private static Stream<Class<?>> records(Class<?>... types) {
    return Stream.of(types).flatMap(t -> Stream.concat(Stream.of(t), Stream.of(t.getClasses())));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
