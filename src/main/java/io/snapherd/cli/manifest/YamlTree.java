package io.snapherd.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes the tree of one document out of the parser's events. */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MERGE = "<<";

  /**
   * How many fields aliases may repeat. A few lines can stand for billions of fields (the "billion
   * laughs"); an honest manifest repeats some labels.
   */
  private static final int MOST_REPEATED = 10_000;

  private final Iterator<Event> events;
  private final Lines lines;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int size;
  private int repeated;

  YamlTree(Iterator<Event> events, Lines lines) {
    this.events = events;
    this.lines = lines;
  }

  /**
   * Something that can be repeated by an alias.
   *
   * @param size how many fields that repeats
   */
  private record Anchored(JsonNode node, int size) {}

  /** The tree whose document has just begun. */
  Tree compose() throws Malformed {
    return new Tree(node(events.next(), FieldPath.ROOT), lines);
  }

  private JsonNode node(Event event, FieldPath path) throws Malformed {
    if (path.depth() > Trees.DEEPEST) {
      throw Trees.tooDeep(line(event));
    }
    lines.note(path, line(event));
    size++;
    return event instanceof AliasEvent alias ? repeat(alias) : fresh((NodeEvent) event, path);
  }

  private JsonNode repeat(AliasEvent alias) throws Malformed {
    Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw new Malformed(
          line(alias), "there is no anchor &" + Shown.text(alias.getAlias().getValue()) + " above");
    }
    size += anchored.size();
    repeated += anchored.size();
    if (repeated > MOST_REPEATED) {
      throw new Malformed(
          line(alias), "aliases repeat more than " + MOST_REPEATED + " fields; write them out");
    }
    return anchored.node();
  }

  private JsonNode fresh(NodeEvent event, FieldPath path) throws Malformed {
    int before = size;
    JsonNode node = content(event, path);
    event
        .getAnchor()
        .ifPresent(anchor -> anchors.put(anchor, new Anchored(node, size - before + 1)));
    return node;
  }

  private JsonNode content(NodeEvent event, FieldPath path) throws Malformed {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event instanceof MappingStartEvent ? mapping(path) : sequence(path);
  }

  private static JsonNode scalar(ScalarEvent scalar) throws Malformed {
    return switch (scalar.getTag().orElse(scalar.isPlain() ? "?" : "!")) {
      case "!", "tag:yaml.org,2002:str" -> NODES.textNode(scalar.getValue());
      case "?",
          "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null" ->
          Scalars.plain(scalar.getValue());
      default ->
          throw new Malformed(
              line(scalar),
              "the tag "
                  + Shown.text(scalar.getTag().orElse(""))
                  + " means nothing to Kubernetes; leave it out");
    };
  }

  private ArrayNode sequence(FieldPath path) throws Malformed {
    ArrayNode sequence = NODES.arrayNode();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      sequence.add(node(e, path.item(sequence.size())));
    }
    return sequence;
  }

  private ObjectNode mapping(FieldPath path) throws Malformed {
    ObjectNode mapping = NODES.objectNode();
    List<JsonNode> merged = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      String key = key(e);
      if (mapping.has(key)) {
        throw Trees.twice(key, line(e));
      }
      JsonNode value = node(events.next(), path.field(key));
      lines.note(path.field(key), line(e));
      if (key.equals(MERGE)) {
        merged.add(value);
      } else {
        mapping.set(key, value);
      }
    }
    merged.forEach(other -> merge(mapping, other));
    return mapping;
  }

  private static String key(Event event) throws Malformed {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar).asText();
    }
    throw new Malformed(line(event), "a field's name must be a word");
  }

  /** What stands in the mapping itself goes before what is merged into it. */
  private static void merge(ObjectNode into, JsonNode from) {
    if (from.isArray()) {
      from.forEach(one -> merge(into, one));
    }
    from.properties().forEach(field -> into.putIfAbsent(field.getKey(), field.getValue()));
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
