package io.snapherd.model;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes LabelSelector: a label set matches if every part does; no part matches everything.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels
 *     and selectors</a>
 */
public record LabelSelector(Map<String, String> matchLabels, List<Expression> matchExpressions) {
  public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

  public LabelSelector {
    matchLabels = Map.copyOf(matchLabels);
    matchExpressions = List.copyOf(matchExpressions);
  }

  public boolean matches(Map<String, String> labels) {
    return labels.entrySet().containsAll(matchLabels.entrySet())
        && matchExpressions.stream().allMatch(e -> e.matches(labels));
  }

  /** One of {@code matchExpressions}. */
  public record Expression(String key, Operator operator, List<String> values) {
    public Expression {
      values = List.copyOf(values);
    }

    boolean matches(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
      };
    }
  }

  /** The operators of the Kubernetes API: In, NotIn, Exists, DoesNotExist. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST
  }
}
