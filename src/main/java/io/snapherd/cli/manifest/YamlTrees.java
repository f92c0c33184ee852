package io.snapherd.cli.manifest;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Documents in YAML; those that hold nothing but comments are passed over. */
final class YamlTrees implements Trees {
  /** The parser copies what it has of a word each time it reads on: in little bites for ever. */
  private static final int BITE = 1 << 18;

  /** The length of the whole text is bounded by its reader. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setBufferSize(BITE).setCodePointLimit(Integer.MAX_VALUE).build();

  private final Iterator<Event> events;
  private final Supplier<Lines> book;

  YamlTrees(Reader text, Supplier<Lines> book) {
    this.events = new Parse(SETTINGS).parseReader(text).iterator();
    this.book = book;
  }

  @Override
  public Optional<Tree> next() throws IOException, Malformed {
    try {
      while (events.hasNext()) {
        if (events.next().getEventId() == Event.ID.DocumentStart) {
          return Optional.of(new YamlTree(events, book.get()).compose());
        }
      }
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      throw malformed(e);
    } catch (ReaderException e) {
      throw new Malformed(
          Optional.empty(), String.format("character U+%04X is not allowed", e.getCodePoint()));
    } catch (YamlEngineException e) {
      throw unexpected(e);
    }
  }

  private static Malformed malformed(MarkedYamlEngineException error) {
    return new Malformed(
        error.getProblemMark().map(Mark::getLine).map(line -> line + 1),
        "is no YAML: " + mend(error));
  }

  private static String mend(MarkedYamlEngineException error) {
    String problem = Shown.line(error.getProblem());
    if (problem.contains("(TAB)")) {
      return "it is indented with a tab; use spaces";
    }
    return String.valueOf(error.getContext()).contains("alias") || problem.contains("<alias>")
        ? "a text that begins with * has to be in quotes"
        : problem + " (is something not indented alike, or not quoted?)";
  }

  private static Malformed unexpected(YamlEngineException error) throws IOException {
    if (error.getCause() instanceof IOException unreadable) {
      throw unreadable;
    }
    return new Malformed(Optional.empty(), "is no YAML: " + Shown.text(error.getMessage()));
  }
}
