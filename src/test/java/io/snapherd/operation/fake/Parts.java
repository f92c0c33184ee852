package io.snapherd.operation.fake;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of an operator, found by what refers to them, as no list of them could be complete. */
final class Parts {
  private static final String PARTS = "io.snapherd.operation.";
  private static final String FAKES = PARTS + "fake.";

  private final Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());

  private Parts() {}

  static Stream<Object> of(Operator operator) {
    Parts parts = new Parts();
    parts.lookInto(operator);
    return parts.all.stream();
  }

  private void lookInto(Object part) {
    fields(part).map(field -> value(part, field)).filter(Parts::isPart).forEach(this::found);
  }

  private void found(Object part) {
    if (all.add(part)) {
      lookInto(part);
    }
  }

  static Stream<Field> fields(Object part) {
    return Stream.of(part.getClass().getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()));
  }

  private static boolean isPart(Object value) {
    return value != null
        && value.getClass().getName().startsWith(PARTS)
        && !value.getClass().getName().startsWith(FAKES);
  }

  static Object value(Object part, Field field) {
    try {
      field.setAccessible(true);
      return field.get(part);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
