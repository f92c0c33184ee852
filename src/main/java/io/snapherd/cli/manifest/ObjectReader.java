package io.snapherd.cli.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;

/**
 * Reads the objects of a source one after the other. A text that begins like an object in JSON is
 * read as that, every other one as YAML; the items of a List come singly.
 *
 * @param megabytes how large a source may be
 * @param mend what to do about a larger one
 */
public record ObjectReader(int megabytes, String mend, Supplier<Lines> book) {
  /** For what people write. */
  public static final ObjectReader MANIFESTS = new ObjectReader(10, "split it", Lines::recorded);

  /** For what {@code kubectl get -o json} writes. */
  public static final ObjectReader LISTS =
      new ObjectReader(100, "list one namespace at a time", () -> Lines.Unknown.LINES);

  private static final long BYTES_PER_MEGABYTE = 1_000_000;
  private static final int BEGINNING = 4_096;
  private static final Pattern JSON = Pattern.compile("\\s*+\\{\\s*+[\"}]");

  /**
   * Gives every object to {@code sink}.
   *
   * @return how many documents there were; 0: the text is empty
   * @throws Refusal at the first thing that cannot be read; what came before it has been given
   */
  public int read(Source source, Sink sink) throws Refusal {
    try (Reader text = text(source)) {
      Trees trees = trees(text);
      Unrolling objects = new Unrolling(sink);
      Optional<Tree> tree = trees.next();
      int number = 0;
      while (tree.isPresent()) {
        Place place = new Place(source.name(), ++number, Optional.empty());
        objects.give(place, tree.get().root(), tree.get().lines());
        tree = trees.next();
      }
      return number;
    } catch (Malformed e) {
      throw Refusal.no(source.name() + ": " + e.sentence());
    } catch (IOException e) {
      throw unreadable(source.name(), e);
    } catch (OutOfMemoryError e) {
      throw Refusal.no(source.name() + ": is too large for the memory of this Java (-Xmx)");
    }
  }

  private Reader text(Source source) throws IOException {
    Limited bytes = new Limited(source.opening().open(), megabytes * BYTES_PER_MEGABYTE);
    return new BufferedReader(new YamlUnicodeReader(bytes), BEGINNING);
  }

  private Trees trees(Reader text) throws IOException {
    return JSON.matcher(beginning(text)).lookingAt()
        ? new JsonTrees(text, book)
        : new YamlTrees(text, book);
  }

  private static String beginning(Reader text) throws IOException {
    text.mark(BEGINNING);
    char[] read = new char[BEGINNING];
    int length = 0;
    for (int n = 0; n >= 0 && length < BEGINNING; length += Math.max(n, 0)) {
      n = text.read(read, length, BEGINNING - length);
    }
    text.reset();
    return new String(read, 0, length);
  }

  private Refusal unreadable(String name, IOException error) {
    if (error instanceof Limited.Exceeded) {
      return Refusal.no(name + ": is larger than " + megabytes + " MB; " + mend);
    } else if (error instanceof CharacterCodingException) {
      return Refusal.no(name + ": is no text in UTF-8; save it as such");
    } else if (error instanceof AccessDeniedException) {
      return Refusal.wrongUse(name + ": you may not read this file");
    }
    return Refusal.wrongUse(
        name + ": cannot be read: " + Shown.text(String.valueOf(error.getMessage())));
  }
}
