package io.snapherd.cli.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Documents in JSON, with nothing or white space between them. */
final class JsonTrees implements Trees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What Jackson's sentences say about Jackson. */
  private static final Pattern INSIDE =
      Pattern.compile(" \\((code |for |start |`).*", Pattern.DOTALL);

  private final JsonParser parser;
  private final Supplier<Lines> book;
  private Lines lines;

  JsonTrees(Reader text, Supplier<Lines> book) throws IOException {
    this.parser = new JsonFactory().createParser(text);
    this.book = book;
    this.lines = book.get();
  }

  @Override
  public Optional<Tree> next() throws IOException, Malformed {
    try {
      lines = book.get();
      return parser.nextToken() == null
          ? Optional.empty()
          : Optional.of(new Tree(value(FieldPath.ROOT), lines));
    } catch (JsonEOFException e) {
      throw malformed("the text ends in the middle of an object");
    } catch (JsonProcessingException e) {
      throw malformed("is no JSON: " + problem(e));
    }
  }

  private JsonNode value(FieldPath path) throws IOException, Malformed {
    if (path.depth() > DEEPEST) {
      throw Trees.tooDeep(line());
    }
    lines.note(path, line());
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value begins here");
    };
  }

  private ObjectNode object(FieldPath path) throws IOException, Malformed {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      int line = line();
      if (object.has(name)) {
        throw Trees.twice(name, line);
      }
      parser.nextToken();
      object.set(name, value(path.field(name)));
      lines.note(path.field(name), line);
    }
    return object;
  }

  private ArrayNode array(FieldPath path) throws IOException, Malformed {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(path.item(array.size())));
    }
    return array;
  }

  /** Where the token begins; the parser itself may have read on. */
  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private Malformed malformed(String problem) {
    return new Malformed(parser.currentLocation().getLineNr(), problem);
  }

  private static String problem(JsonProcessingException error) {
    return Shown.line(INSIDE.matcher(error.getOriginalMessage()).replaceFirst(""));
  }
}
