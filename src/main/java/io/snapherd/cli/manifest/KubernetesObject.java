package io.snapherd.cli.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An object as it stands in a file; nothing about it is known to be right.
 *
 * @param json shared with other objects where an alias repeats a part, so it must not be changed
 * @param lines of its fields in the file
 */
public record KubernetesObject(Place place, ObjectNode json, Lines lines) {

  /** Empty if it is missing or no text. */
  public String kind() {
    return json.path("kind").textValue() == null ? "" : json.path("kind").textValue();
  }

  /** The part of {@code apiVersion} before the slash; empty for the core group, too. */
  public String group() {
    String version = json.path("apiVersion").asText();
    return version.substring(0, Math.max(0, version.indexOf('/')));
  }

  public Optional<String> name() {
    return metadata("name");
  }

  public Optional<String> namespace() {
    return metadata("namespace");
  }

  private Optional<String> metadata(String field) {
    return Optional.ofNullable(json.path("metadata").path(field).textValue())
        .filter(text -> !text.isEmpty());
  }

  /** {@code shop/nightly}, as far as it says. */
  public String title() {
    String name = name().orElse("(no name)");
    return Shown.text(namespace().map(namespace -> namespace + "/" + name).orElse(name));
  }
}
