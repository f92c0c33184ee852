package io.snapherd.cli;

import io.snapherd.cli.manifest.Refusal;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Where a command speaks: answers go to standard output, reasons for having none to the other. */
record Console(PrintWriter out, PrintWriter err) {
  static Console of(CommandLine command) {
    return new Console(command.getOut(), command.getErr());
  }

  void answer(String line) {
    out.println(line);
  }

  void answer(List<String> lines) {
    lines.forEach(out::println);
  }

  void complain(Refusal refusal) {
    complain(refusal.getMessage());
  }

  void complain(String sentence) {
    err.println("snapherd: " + sentence);
  }
}
