package io.snapherd.page;

import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which policies a visitor wants to see: the query of the address. What cannot be read is passed
 * over: a page is no place for an error about it.
 *
 * @param policy one alone; absent: all, or all of the namespace
 */
record Question(Optional<String> namespace, Optional<String> policy) {

  /**
   * @param query as it stands in the address, without its {@code ?}; may be empty
   */
  static Question of(String query) {
    return new Question(value(query, "namespace"), value(query, "policy"));
  }

  boolean about(Policy candidate) {
    return aboutNamespace(candidate.namespace())
        && policy.map(candidate.name()::equals).orElse(true);
  }

  boolean aboutNamespace(String candidate) {
    return namespace.map(candidate::equals).orElse(true);
  }

  /** In words. */
  String scope() {
    return policy.map(name -> "policy " + name + " ").orElse("")
        + namespace.map(name -> "in namespace " + name).orElse("");
  }

  boolean aboutAll() {
    return namespace.isEmpty() && policy.isEmpty();
  }

  static String address(ObjectRef policy) {
    return "?namespace=" + encoded(policy.namespace()) + "&policy=" + encoded(policy.name());
  }

  private static Optional<String> value(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> decoded(part.substring(name.length() + 1)))
        .findFirst()
        .filter(value -> !value.isEmpty());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
