package io.snapherd.kubernetes.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place in the schema of SnapshotPolicy.
 *
 * @param path such as {@code spec.claims.names[]}; {@code {}} stands for the values of a map
 * @param node the schema of that place
 */
public record PolicySchema(String path, JsonNode node) {
  private static final Path FILE = Path.of("helm/crds/snapherd.io_snapshotpolicies.yaml");

  /** The whole CustomResourceDefinition. */
  public static JsonNode definition() {
    try {
      return new KubernetesSerialization().unmarshal(Files.readString(FILE), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its only version. */
  public static JsonNode version() {
    return definition().at("/spec/versions/0");
  }

  public static PolicySchema root() {
    return new PolicySchema("", version().at("/schema/openAPIV3Schema"));
  }

  public static PolicySchema spec() {
    return root().property("spec").orElseThrow();
  }

  public static PolicySchema status() {
    return root().property("status").orElseThrow();
  }

  /** This place and all below it. */
  public Stream<PolicySchema> all() {
    return Stream.concat(Stream.of(this), children().flatMap(PolicySchema::all));
  }

  public Optional<PolicySchema> property(String name) {
    return properties().filter(p -> p.path.equals(below(name))).findFirst();
  }

  public Stream<PolicySchema> properties() {
    return node.path("properties")
        .propertyStream()
        .map(p -> new PolicySchema(below(p.getKey()), p.getValue()));
  }

  /** What the items of a list look like. */
  public PolicySchema items() {
    return new PolicySchema(path + "[]", node.path("items"));
  }

  /** What the values of a map look like. */
  public PolicySchema values() {
    return new PolicySchema(path + "{}", node.path("additionalProperties"));
  }

  private Stream<PolicySchema> children() {
    return Stream.concat(
        properties(), Stream.of(items(), values()).filter(s -> !s.node.isMissingNode()));
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  public String type() {
    return node.path("type").asText();
  }

  public boolean isMap() {
    return node.has("additionalProperties");
  }

  public boolean has(String... keywords) {
    return Stream.of(keywords).allMatch(node::has);
  }

  public String text(String keyword) {
    return node.path(keyword).asText();
  }

  /** The CEL rules of this place. */
  public List<JsonNode> rules() {
    return node.path("x-kubernetes-validations").valueStream().toList();
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "(root)" : path;
  }
}
