package io.snapherd.page;

import com.samskivert.mustache.DefaultCollector;
import java.util.Iterator;
import java.util.Optional;

/** A section over an {@link Optional} is shown once or not at all. */
final class Optionals extends DefaultCollector {
  @Override
  public Iterator<?> toIterator(Object value) {
    return value instanceof Optional<?> optional
        ? optional.stream().iterator()
        : super.toIterator(value);
  }
}
