package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answers, word by word: each directory of {@code src/test/resources/cli} holds the files, the
 * command and what it says. After a wanted change write them anew with {@code
 * -Dsnapherd.golden=write} and read the difference.
 */
class GoldenFilesTest {
  private static final Path ROOT = Path.of("src/test/resources/cli");
  private static final boolean WRITE = "write".equals(System.getProperty("snapherd.golden"));

  /** One directory. */
  record Golden(Path directory) {
    Said said() throws IOException {
      List<String> words = List.of(read("command").strip().split(" +"));
      String[] arguments = words.stream().map(this::file).toArray(String[]::new);
      Said said =
          Files.exists(directory.resolve("stdin"))
              ? Said.given(read("stdin"), arguments)
              : Said.to(arguments);
      return new Said(said.exit(), relative(said.out()), relative(said.err()));
    }

    private String file(String word) {
      return Files.exists(directory.resolve(word)) ? directory.resolve(word).toString() : word;
    }

    private String relative(String text) {
      return text.replace(directory + "/", "");
    }

    Said expected() throws IOException {
      return new Said(Integer.parseInt(read("exit").strip()), read("out"), read("err"));
    }

    private String read(String name) throws IOException {
      return Files.readString(directory.resolve(name));
    }

    void write(Said said) throws IOException {
      Files.writeString(directory.resolve("exit"), said.exit() + "\n");
      Files.writeString(directory.resolve("out"), said.out());
      Files.writeString(directory.resolve("err"), said.err());
    }

    @Override
    public String toString() {
      return Optional.ofNullable(directory.getFileName()).map(Path::toString).orElse("");
    }
  }

  static List<Golden> directories() throws IOException {
    try (Stream<Path> entries = Files.list(ROOT)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve("command")))
          .sorted()
          .map(Golden::new)
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("directories")
  void theAnswerIsAsWritten(Golden golden) throws IOException {
    Said said = golden.said();
    if (WRITE) {
      golden.write(said);
    }
    assertThat(said).isEqualTo(golden.expected());
  }
}
