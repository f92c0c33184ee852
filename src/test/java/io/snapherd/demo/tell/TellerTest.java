package io.snapherd.demo.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TellerTest {
  private final StringWriter said = new StringWriter();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sentencesFitATerminalAndLoseNoWord(long seed) {
    String sentences = sentences(new Random(seed));
    Teller teller = teller(Ink.NONE, Glyphs.UNICODE);
    teller.text(sentences);
    teller.good(sentences);
    assertThat(lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(words()).isEqualTo(sentences + " \u2713 " + sentences);
  }

  @Test
  void aWordThatIsLongerThanALineStaysWhole() {
    String path = "/tmp/" + "x".repeat(100);
    teller(Ink.NONE, Glyphs.ASCII).text("The log: " + path);
    assertThat(lines()).containsExactly("   The log:", "   " + path);
  }

  @Test
  void withoutColourAndUnicodeNothingButAsciiIsSaid() {
    sayAll(teller(Ink.NONE, Glyphs.ASCII));
    assertThat(said.toString()).matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void colourAddsNothingButEscapes() {
    sayAll(teller(Ink.NONE, Glyphs.UNICODE));
    String plain = said.toString();
    said.getBuffer().setLength(0);
    sayAll(teller(Ink.COLOUR, Glyphs.UNICODE));
    assertThat(said.toString()).contains("\u001b[");
    assertThat(said.toString().replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
  }

  @Test
  void colourNeverOutlivesItsLine() {
    sayAll(teller(Ink.COLOUR, Glyphs.UNICODE));
    assertThat(lines())
        .filteredOn(line -> line.contains("\u001b["))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.lastIndexOf("\u001b[0m")).isPositive());
  }

  @Test
  void aVerdictStandsBeforeItsSentence() {
    Teller teller = teller(Ink.NONE, Glyphs.ASCII);
    teller.good("It came.");
    teller.bad("It did not.");
    assertThat(lines()).containsExactly(" + It came.", " x It did not.");
  }

  @Test
  void aLongCommandContinuesAsAShellTakesIt() {
    teller(Ink.NONE, Glyphs.ASCII).command("kubectl annotate pvc media", "a=b");
    assertThat(lines()).containsExactly("   $ kubectl annotate pvc media \\", "       a=b", "");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UNICODE", "US-ASCII, ASCII", "ISO-8859-1, ASCII", "UTF-16, ASCII"})
  void onlyUtf8HasTheOtherSigns(String charset, Glyphs glyphs) {
    assertThat(Glyphs.in(Charset.forName(charset))).isEqualTo(glyphs);
  }

  @Test
  void columnsLineUpAndEndWithoutBlanks() {
    Columns columns = new Columns(6, -4, 3);
    assertThat(columns.row("a", 1, "x")).isEqualTo("a          1  x");
    assertThat(columns.row("abcdef", 1234, "")).isEqualTo("abcdef  1234");
    assertThat(columns.row("longer than that", 1, "x")).isEqualTo("longer than that     1  x");
  }

  private static void sayAll(Teller teller) {
    teller.headline("Title");
    teller.text("Text.");
    teller.heading("HEADING");
    teller.row("row");
    teller.command("one", "two");
    teller.good("Good.");
    teller.bad("Bad.");
    teller.blank();
  }

  private static String sentences(Random random) {
    List<String> words =
        random
            .ints(100, 1, 30)
            .mapToObj(length -> Character.toString('a' + random.nextInt(26)).repeat(length))
            .toList();
    return String.join(" ", words);
  }

  private Teller teller(Ink ink, Glyphs glyphs) {
    return new Teller(new PrintWriter(said), ink, glyphs);
  }

  private List<String> lines() {
    return said.toString().lines().toList();
  }

  private String words() {
    return String.join(" ", said.toString().strip().split("\\s+", -1));
  }
}
