package io.snapherd.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs programs, and shows them as a user would type them. */
final class Shell {
  private final PrintStream out;
  private final Map<String, String> environment;

  Shell(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = Map.copyOf(environment);
  }

  /** A program that ended: its exit code and both its streams as one. */
  record Ran(int exit, String text) {
    boolean ok() {
      return exit == 0;
    }
  }

  /** Prints the command as {@code shown} and what it answers. */
  Ran show(List<String> program, String... arguments) throws IOException, InterruptedException {
    out.println("$ kubectl " + String.join(" ", arguments));
    Ran ran = run(Stream.concat(program.stream(), Arrays.stream(arguments)).toList());
    out.println(ran.text());
    return ran;
  }

  Ran run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), text);
  }
}
