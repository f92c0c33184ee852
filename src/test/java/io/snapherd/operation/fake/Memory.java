package io.snapherd.operation.fake;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every collection with something in it among the parts of an operator. */
final class Memory {
  private static final String PARTS = "io.snapherd.operation.";
  private static final String FAKES = PARTS + "fake.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> next = new ArrayDeque<>();
  private final List<String> found = new ArrayList<>();

  private Memory() {}

  static List<String> of(Operator operator) {
    Memory memory = new Memory();
    memory.lookInto(operator);
    while (!memory.next.isEmpty()) {
      memory.lookInto(memory.next.remove());
    }
    return List.copyOf(memory.found);
  }

  private void lookInto(Object part) {
    for (Field field : part.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        look(part, field);
      }
    }
  }

  private void look(Object part, Field field) {
    Object value = value(part, field);
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      found.add(part.getClass().getSimpleName() + "." + field.getName() + " " + map.keySet());
    } else if (value instanceof Collection<?> some && !some.isEmpty()) {
      found.add(part.getClass().getSimpleName() + "." + field.getName() + " " + some);
    } else if (isPart(value) && seen.add(value)) {
      next.add(value);
    }
  }

  private static boolean isPart(Object value) {
    return value != null
        && value.getClass().getName().startsWith(PARTS)
        && !value.getClass().getName().startsWith(FAKES);
  }

  private static Object value(Object part, Field field) {
    try {
      return field.get(part);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
