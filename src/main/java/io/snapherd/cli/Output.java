package io.snapherd.cli;

import io.snapherd.cli.text.Json;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says for whom the answer is, alike for all commands. */
final class Output {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Format.Converter.class,
      description = "text for people, json for programs. Default: ${DEFAULT-VALUE}.")
  private Format format;

  Format format() {
    return format;
  }

  /**
   * @param texts a block of lines for each policy
   * @param json all of them
   */
  void answer(Console console, List<List<String>> texts, Record json) {
    switch (format) {
      case JSON -> console.answer(Json.of(json));
      case TEXT -> blocks(console, texts);
    }
  }

  private static void blocks(Console console, List<List<String>> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        console.answer("");
      }
      console.answer(texts.get(i));
    }
  }
}
