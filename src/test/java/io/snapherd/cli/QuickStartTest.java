package io.snapherd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A question about files is answered within a second because nothing is started that has no part in
 * the answer. A second is nothing that a test could hold anyone to; what was loaded is.
 */
class QuickStartTest {
  private static final String CASE = "src/test/resources/cli/plan-text/";
  private static final Pattern NOT_NEEDED =
      Pattern.compile(
          "(org\\.quartz|org\\.picocontainer|org\\.slf4j|ch\\.qos\\.logback|io\\.micrometer"
              + "|io\\.fabric8\\.kubernetes\\.client|java\\.net\\.http)\\.");

  @TempDir private Path directory;

  static Stream<List<String>> questions() {
    return Stream.of(
        List.of("--version"),
        List.of("validate", CASE + "policy.yaml"),
        List.of("next", CASE + "policy.yaml", "-o", "json"),
        List.of("plan", CASE + "policy.yaml", "--snapshots", CASE + "snapshots.yaml"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void onlyWhatHasAPartInTheAnswerIsLoaded(List<String> question)
      throws IOException, InterruptedException {
    Path log = directory.resolve("classes");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            "io.snapherd.cli.Main");
    Process process =
        new ProcessBuilder(Stream.concat(java.stream(), question.stream()).toList())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      assertThat(
              lines.filter(line -> NOT_NEEDED.matcher(line.replaceFirst("source: .*", "")).find()))
          .isEmpty();
    }
  }
}
