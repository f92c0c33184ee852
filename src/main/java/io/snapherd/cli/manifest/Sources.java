package io.snapherd.cli.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the arguments of a command stand for: a file, {@code -} for standard input, or, as kubectl
 * has it, a directory for the *.yaml, *.yml and *.json files that lie directly in it.
 */
public final class Sources {
  public static final String STANDARD_INPUT = "-";

  private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json");

  private final InputStream standardInput;
  private boolean taken;

  public Sources(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /**
   * The sources of one argument, those of a directory in the order of their names.
   *
   * @throws Refusal if there is nothing to read
   */
  public List<Source> of(String argument) throws Refusal {
    if (argument.equals(STANDARD_INPUT)) {
      return List.of(standardInput());
    }
    Path path = path(argument);
    if (Files.notExists(path)) {
      throw Refusal.wrongUse(Shown.line(argument) + ": there is no such file");
    }
    return Files.isDirectory(path) ? directory(path) : List.of(file(path));
  }

  private Source standardInput() throws Refusal {
    if (taken) {
      throw Refusal.wrongUse("standard input can be read only once; give '-' once");
    }
    taken = true;
    return new Source("standard input", () -> standardInput);
  }

  private static Path path(String argument) throws Refusal {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse(Shown.quoted(argument) + " is no name of a file");
    }
  }

  private static Source file(Path path) {
    return new Source(Shown.line(path.toString()), () -> Files.newInputStream(path));
  }

  private static List<Source> directory(Path directory) throws Refusal {
    try (Stream<Path> entries = Files.list(directory)) {
      List<Source> sources =
          entries.filter(Sources::isManifest).sorted().map(Sources::file).toList();
      if (sources.isEmpty()) {
        throw Refusal.wrongUse(
            Shown.line(directory.toString())
                + ": there is no *.yaml, *.yml or *.json file in this directory");
      }
      return sources;
    } catch (IOException e) {
      throw Refusal.wrongUse(Shown.line(directory.toString()) + ": the directory is not readable");
    }
  }

  private static boolean isManifest(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(path);
  }
}
