package io.snapherd.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * Whether it is one at all. The API server judges by the CRD that it has: an older or a newer one
   * may let through what this program would have to guess at.
   *
   * @throws InvalidSpec with {@link Reason#InvalidSelector}
   */
  public void check() throws InvalidSpec {
    Optional<Expression> wrong = matchExpressions.stream().filter(e -> !e.valid()).findFirst();
    if (wrong.isPresent()) {
      throw new InvalidSpec(
          Reason.InvalidSelector,
          "spec.claims.selector.matchExpressions",
          "what '%s' should be cannot be told: write In or NotIn with values, Exists or DoesNotExist"
              .formatted(wrong.get().key()));
    }
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

    private boolean valid() {
      return switch (operator) {
        case IN, NOT_IN -> !values.isEmpty();
        case EXISTS, DOES_NOT_EXIST -> values.isEmpty();
        case OTHER -> false;
      };
    }

    boolean matches(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
        case OTHER -> false;
      };
    }
  }

  /** The operators of the Kubernetes API: In, NotIn, Exists, DoesNotExist; and whatever is none. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST,
    OTHER
  }
}
