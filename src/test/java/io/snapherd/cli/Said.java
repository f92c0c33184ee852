package io.snapherd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What the program said when it was asked, in this process. */
record Said(int exit, String out, String err) {
  static final Instant NOW = Instant.parse("2026-03-28T12:00:00Z");

  static Said to(String... arguments) {
    return with(Map.of(), new byte[0], arguments);
  }

  static Said to(List<String> arguments) {
    return to(arguments.toArray(String[]::new));
  }

  /** With something on standard input. */
  static Said given(String input, String... arguments) {
    return with(Map.of(), input.getBytes(UTF_8), arguments);
  }

  static Said with(Map<String, String> variables, byte[] input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = line(variables, input);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exit = line.execute(arguments);
    return new Said(exit, out.toString(), err.toString());
  }

  /** The real command line; nothing is on standard input. */
  static CommandLine line(Map<String, String> variables) {
    return line(variables, new byte[0]);
  }

  private static CommandLine line(Map<String, String> variables, byte[] input) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return Main.commandLine(new Surroundings(new ByteArrayInputStream(input), clock, variables));
  }
}
