package io.snapherd.cli;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For whom an answer is. */
enum Format {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON;

  /** Reads the names as users write them. */
  static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return Stream.of(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is none of text and json"));
    }
  }
}
