package io.snapherd.operation.fake;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds every collection with something in it among the parts of an operator. */
final class Memory {
  private Memory() {}

  static List<String> of(Operator operator) {
    return Parts.of(operator)
        .flatMap(part -> Parts.fields(part).flatMap(field -> held(part, field)))
        .toList();
  }

  private static Stream<String> held(Object part, Field field) {
    Object value = Parts.value(part, field);
    String name = part.getClass().getSimpleName() + "." + field.getName() + " ";
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return Stream.of(name + map.keySet());
    }
    return value instanceof Collection<?> some && !some.isEmpty()
        ? Stream.of(name + some)
        : Stream.empty();
  }
}
