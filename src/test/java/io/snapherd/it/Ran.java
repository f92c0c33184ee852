package io.snapherd.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program that ran to its end: what it printed and how it ended. */
public record Ran(String command, int exit, String out, String err) {
  private static final long AT_MOST_SECONDS = 180;

  /** Runs a program; it is killed after three minutes. */
  public static Ran command(
      List<String> command, Consumer<ProcessBuilder> with, String standardInput) {
    try {
      return run(command, with, standardInput);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }

  private static Ran run(List<String> command, Consumer<ProcessBuilder> with, String input)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("ran", ".out");
    Path err = Files.createTempFile("ran", ".err");
    Path in = Files.createTempFile("ran", ".in");
    try {
      Files.writeString(in, input);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
      with.accept(builder);
      return new Ran(String.join(" ", command), exit(builder.start()), read(out), read(err));
    } finally {
      for (Path file : List.of(in, out, err)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static int exit(Process process) throws InterruptedException {
    if (!process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  public boolean ok() {
    return exit == 0;
  }

  /** Both streams in one, for messages. */
  public String printed() {
    return out + err;
  }

  /** Itself, or an error with everything it printed. */
  public Ran orThrow() {
    if (!ok()) {
      throw new AssertionError(command + " ended with " + exit + ":\n" + printed());
    }
    return this;
  }
}
