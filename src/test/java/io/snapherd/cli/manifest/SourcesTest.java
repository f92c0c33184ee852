package io.snapherd.cli.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private final Sources sources = new Sources(new ByteArrayInputStream("kind: A".getBytes(UTF_8)));

  @TempDir private Path directory;

  @Test
  void aFileIsOneSource() throws Exception {
    Path file = Files.writeString(directory.resolve("any-name"), "kind: A");
    assertThat(sources.of(file.toString()))
        .extracting(Source::name)
        .containsExactly(file.toString());
  }

  @Test
  void aDirectoryStandsForItsManifestsInOrderAndNotForWhatLiesDeeper() throws Exception {
    for (String name : new String[] {"c.json", "a.yaml", "B.YML", "notes.txt", "yaml"}) {
      Files.writeString(directory.resolve(name), "");
    }
    Files.createDirectories(directory.resolve("deeper.yaml"));
    assertThat(sources.of(directory.toString()))
        .extracting(source -> Path.of(source.name()).getFileName().toString())
        .containsExactly("B.YML", "a.yaml", "c.json");
  }

  @Test
  void aDirectoryWithoutManifestsIsWrongUse() {
    assertThatThrownBy(() -> sources.of(directory.toString()))
        .hasMessage(directory + ": there is no *.yaml, *.yml or *.json file in this directory");
  }

  @Test
  void standardInputIsReadOnce() throws Refusal, IOException {
    Source source = sources.of("-").get(0);
    assertThat(source.opening().open()).hasContent("kind: A");
    assertThatThrownBy(() -> sources.of("-"))
        .hasMessage("standard input can be read only once; give '-' once");
  }

  @Test
  void whatCannotBeAFileIsWrongUse() {
    assertThatThrownBy(() -> sources.of("a\0b")).hasMessage("'a\\u0000b' is no name of a file");
  }

  @Test
  void whatIsNotThereIsWrongUse() {
    assertThatThrownBy(() -> sources.of("nowhere.yaml"))
        .hasMessage("nowhere.yaml: there is no such file")
        .extracting(error -> ((Refusal) error).exit())
        .isEqualTo(Exit.WRONG_USE);
  }
}
