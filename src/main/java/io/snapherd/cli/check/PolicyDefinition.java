package io.snapherd.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snapherd.cli.manifest.ObjectReader;
import io.snapherd.cli.manifest.Refusal;
import io.snapherd.cli.manifest.Source;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The CustomResourceDefinition of SnapshotPolicy, the very file that clusters are given. */
final class PolicyDefinition {
  private static final String DEFINITION = "/crds/snapherd.io_snapshotpolicies.yaml";
  private static final String METADATA = "object-meta.yaml";
  private static final String RULES = "x-kubernetes-validations";

  private final JsonNode definition;

  private PolicyDefinition(JsonNode definition) {
    this.definition = definition;
  }

  static PolicyDefinition load() {
    return new PolicyDefinition(resource(DEFINITION));
  }

  /**
   * What a manifest of a SnapshotPolicy may hold. To the schema of the definition it adds what the
   * API server knows without one; the rules for schedule and time zone it leaves out, because those
   * who follow them say more.
   */
  Schema schema() {
    ObjectNode schema = definition.at("/spec/versions/0/schema/openAPIV3Schema").deepCopy();
    schema.putArray("required").add("apiVersion").add("kind").add("metadata").add("spec");
    schema.withObject("/properties").set("metadata", resource(METADATA));
    only(schema.withObject("/properties/apiVersion"), apiVersion());
    only(schema.withObject("/properties/kind"), definition.at("/spec/names/kind").asText());
    schema.withObject("/properties/spec/properties/schedule").remove(RULES);
    schema.withObject("/properties/spec/properties/timeZone").remove(RULES);
    return new Schema(schema);
  }

  private String apiVersion() {
    return definition.at("/spec/group").asText()
        + "/"
        + definition.at("/spec/versions/0/name").asText();
  }

  private static void only(ObjectNode schema, String value) {
    schema.putArray("enum").add(value);
  }

  private static JsonNode resource(String name) {
    List<JsonNode> trees = new ArrayList<>();
    try {
      ObjectReader.MANIFESTS.read(
          new Source(name, () -> open(name)), object -> trees.add(object.json()));
    } catch (Refusal e) {
      throw new IllegalStateException(e);
    }
    return trees.get(0);
  }

  private static InputStream open(String name) throws FileNotFoundException {
    return Optional.ofNullable(PolicyDefinition.class.getResourceAsStream(name))
        .orElseThrow(() -> new FileNotFoundException(name));
  }
}
