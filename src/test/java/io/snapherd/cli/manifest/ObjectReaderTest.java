package io.snapherd.cli.manifest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectReaderTest {
  /** What a schedule without quotes comes to. */
  private static final String UNQUOTED =
      "line 1: is no YAML: a text that begins with * has to be in quotes";

  private static final String PAIR = "{\"kind\": \"A\", \"metadata\": {\"name\": \"x\"}}\n";

  @Test
  void documentsOfYamlComeOneByOneAndEmptyOnesAreNone() throws Refusal {
    assertThat(kinds("---\n# nothing\n---\nkind: A\n---\n---\nkind: B\n...\n"))
        .containsExactly("A", "B");
  }

  @Test
  void documentsOfJsonNeedNothingBetweenThem() throws Refusal {
    assertThat(kinds("{\"kind\": \"A\"}{\"kind\": \"B\"}\n\n{\"kind\": \"C\"}"))
        .containsExactly("A", "B", "C");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "null\n"})
  void anEmptyTextHoldsNothing(String text) throws Refusal {
    assertThat(kinds(text)).isEmpty();
  }

  @Test
  void theItemsOfListsComeSingly() throws Refusal {
    assertThat(
            kinds(
                """
                kind: List
                items:
                  - kind: A
                  - kind: List
                    items: [{kind: B}]
                  - kind: EmptyList
                    items: null
                ---
                kind: C
                """))
        .containsExactly("A", "B", "C");
  }

  @Test
  void anItemWithoutKindIsWhatItsListIsOf() throws Refusal {
    KubernetesObject item =
        Texts.one(
            "{\"items\": [{\"metadata\": {}}], \"kind\": \"DogList\", \"apiVersion\": \"a/v1\"}");
    assertThat(item.kind()).isEqualTo("Dog");
    assertThat(item.group()).isEqualTo("a");
  }

  @Test
  void anItemWithAKindOfItsOwnKeepsIt() throws Refusal {
    assertThat(kinds("{kind: DogList, items: [{kind: Cat}, {}]}")).containsExactly("Cat", "Dog");
  }

  @Test
  void somethingThatHasItemsIsNotThereforeAList() throws Refusal {
    assertThat(kinds("{kind: Menu, items: [{kind: A}]}")).containsExactly("Menu");
    assertThat(kinds("{kind: List, items: {kind: A}}")).containsExactly("List");
  }

  @Test
  void thePlaceNamesDocumentAndItem() throws Refusal {
    assertThat(
            Texts.read("kind: A\n---\nkind: List\nitems:\n- kind: B\n- kind: C\n").stream()
                .map(object -> object.place().at(object.lines().of(FieldPath.ROOT.field("kind")))))
        .containsExactly(
            "text: line 1", "text: document 2, item 1, line 5", "text: document 2, item 2, line 6");
  }

  static Stream<Arguments> lines() {
    FieldPath spec = FieldPath.ROOT.field("spec");
    return Stream.of(
        Arguments.of(spec, 3),
        Arguments.of(spec.field("list").item(1), 6),
        Arguments.of(spec.field("list").item(1).field("a"), 6),
        Arguments.of(spec.field("list").item(1).field("missing"), 6),
        Arguments.of(spec.field("missing").field("deeper"), 3),
        Arguments.of(FieldPath.ROOT, 1));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aFieldStandsOnItsLineAndAMissingOneOnTheNearestAboveIt(FieldPath field, int line)
      throws Refusal {
    List<String> texts =
        List.of(
            "kind: A\n\nspec:\n  list:\n    - 1\n    - a: 2\n",
            "{\"kind\": \"A\",\n\n\"spec\":\n {\"list\":\n [1,\n {\"a\": 2}]}}\n");
    for (String text : texts) {
      assertThat(Texts.one(text).lines().of(field)).as(text).isEqualTo(Optional.of(line));
    }
  }

  @Test
  void anAliasRepeatsWhatItsAnchorStandsFor() throws Refusal {
    KubernetesObject object = Texts.one("a: &x {app: shop}\nb: *x\nc: [*x, &y 1, *y]\n");
    assertThat(object.json().toString())
        .isEqualTo(
            "{\"a\":{\"app\":\"shop\"},\"b\":{\"app\":\"shop\"},\"c\":[{\"app\":\"shop\"},1,1]}");
  }

  @Test
  void aMergeFillsInWhatIsNotThere() throws Refusal {
    KubernetesObject object =
        Texts.one("x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], c: 3}\n");
    assertThat(object.json().path("z").toString()).isEqualTo("{\"c\":3,\"a\":1,\"b\":1}");
  }

  @Test
  void whatIsQuotedIsText() throws Refusal {
    assertThat(Texts.one("a: 'yes'\nb: \"7\"\nc: !!str 7\nd: |\n  7\ne: ! 7\n").json())
        .allSatisfy(value -> assertThat(value.isTextual()).isTrue());
  }

  @Test
  void jsonMayBeIndentedWithTabs() throws Refusal {
    assertThat(kinds("{\n\t\"kind\":\t\"A\"\n}\n")).containsExactly("A");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aByteOrderMarkSaysHowTheTextIsEncoded(Charset charset, String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\uFEFF".getBytes(charset));
    bytes.write(text.getBytes(charset));
    assertThat(Texts.read(bytes.toByteArray())).hasSize(1);
  }

  static Stream<Arguments> encodings() {
    return Stream.of(UTF_8, UTF_16LE, UTF_16BE)
        .flatMap(c -> Stream.of(Arguments.of(c, PAIR), Arguments.of(c, "kind: Ä\n")));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("kind: [", "line 1: is no YAML: "),
        Arguments.of("a: 1\n b: 2\n", "line 2: is no YAML: "),
        Arguments.of("a: b: c\n", "line 1: is no YAML: "),
        Arguments.of("a:\n\tb: 1\n", "line 2: is no YAML: it is indented with a tab; use spaces"),
        Arguments.of("a: 1\nb: 2\na: 3\n", "line 3: 'a' is there twice; remove one"),
        Arguments.of("{\"a\": 1,\n\"a\": 2}", "line 2: 'a' is there twice; remove one"),
        Arguments.of("a: *b\n", "line 1: there is no anchor &b above"),
        Arguments.of("a: &a [*a]\n", "line 1: there is no anchor &a above"),
        Arguments.of(
            "a: !Ref b\n", "line 1: the tag !Ref means nothing to Kubernetes; leave it out"),
        Arguments.of("a: * 2 * * *\n", UNQUOTED),
        Arguments.of("a: */5 * * * *\n", UNQUOTED),
        Arguments.of("? [a]\n: b\n", "line 1: a field's name must be a word"),
        Arguments.of("a\u0000b", "character U+0000 is not allowed"),
        Arguments.of("{\"a\": 1", "line 1: the text ends in the middle of an object"),
        Arguments.of("{\"a\": 1,}", "line 1: is no JSON: Unexpected character"),
        Arguments.of("{\"a\": NaN}", "line 1: is no JSON: Non-standard token 'NaN'"),
        Arguments.of("{\"a\": tru}", "line 1: is no JSON: Unrecognized token 'tru'"),
        Arguments.of("{\"a\": 1} x", "line 1: is no JSON: Unrecognized token 'x'"),
        Arguments.of("- a\n", "line 1: here is no object of Kubernetes"),
        Arguments.of("just text", "line 1: here is no object of Kubernetes"),
        Arguments.of("kind: List\nitems:\n- 7\n", "item 1, line 3: here is no object"),
        Arguments.of("[".repeat(200), "line 1: is nested deeper than 100 levels"),
        Arguments.of("{\"a\":".repeat(200), "line 1: is nested deeper than 100 levels"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoTreeIsRefusedInOneSentence(String text, String sentence) {
    assertThatThrownBy(() -> Texts.read(text))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("text: " + sentence)
        .hasMessageNotContainingAny("\n", "Source:", "snakeyaml", "jackson")
        .extracting(error -> ((Refusal) error).exit())
        .isEqualTo(Exit.NO);
  }

  @Test
  void aFewLinesMustNotStandForBillionsOfFields() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s, %s, %s]\n".formatted(i, i, alias, alias, alias));
    }
    assertThatThrownBy(() -> Texts.read(laughs.toString()))
        .hasMessageContaining("aliases repeat more than 10000 fields; write them out");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertThatThrownBy(() -> Texts.read(new byte[] {'a', ':', ' ', (byte) 0xff}))
        .hasMessage("text: is no text in UTF-8; save it as such");
  }

  @Test
  void aTextWithoutEndIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '#';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) '#');
            return length;
          }
        };
    assertThatThrownBy(
            () -> ObjectReader.MANIFESTS.read(new Source("text", () -> endless), object -> {}))
        .hasMessage("text: is larger than 10 MB; split it");
  }

  @Test
  void aTextOfTheLargestSizeIsRead() throws Refusal {
    byte[] text = "#".repeat(10_000_000).getBytes(UTF_8);
    assertThat(Texts.read(text)).isEmpty();
  }

  @Test
  void aFileThatMayNotBeReadIsWrongUse() {
    assertThatThrownBy(() -> read(new AccessDeniedException("text")))
        .hasMessage("text: you may not read this file")
        .extracting(error -> ((Refusal) error).exit())
        .isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void aFileThatCannotBeReadIsWrongUse() {
    assertThatThrownBy(() -> read(new IOException("Input/output error")))
        .hasMessage("text: cannot be read: Input/output error")
        .extracting(error -> ((Refusal) error).exit())
        .isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void aSlowPipeIsRecognisedAsJsonAllTheSame() throws Refusal {
    InputStream slow =
        new java.io.FilterInputStream(
            new java.io.ByteArrayInputStream("{\n\t\"kind\": \"A\"}".getBytes(UTF_8))) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(1, length));
          }
        };
    List<String> kinds = new java.util.ArrayList<>();
    ObjectReader.MANIFESTS.read(new Source("text", () -> slow), object -> kinds.add(object.kind()));
    assertThat(kinds).containsExactly("A");
  }

  private static void read(IOException error) throws Refusal {
    ObjectReader.MANIFESTS.read(
        new Source(
            "text",
            () -> {
              throw error;
            }),
        object -> {});
  }

  private static List<String> kinds(String text) throws Refusal {
    return Texts.read(text).stream().map(KubernetesObject::kind).toList();
  }
}
