package io.snapherd.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives objects on, of a List the objects that are in it. */
record Unrolling(Sink sink) {
  private static final String KIND = "kind";
  private static final String VERSION = "apiVersion";
  private static final String ITEMS = "items";
  private static final String LIST = "List";

  /**
   * @param node null gives nothing: an empty document
   * @throws Refusal if it is no object
   */
  void give(Place place, JsonNode node, Lines lines) throws Refusal {
    if (node instanceof ObjectNode json) {
      give(new KubernetesObject(place, json, lines));
    } else if (!node.isNull()) {
      throw Refusal.no(
          place.at(lines.of(FieldPath.ROOT))
              + ": here is no object of Kubernetes, which has apiVersion, kind and metadata");
    }
  }

  private void give(KubernetesObject object) throws Refusal {
    JsonNode items = object.json().path(ITEMS);
    if (object.kind().endsWith(LIST) && (items.isArray() || items.isNull())) {
      giveItems(object, items);
    } else {
      sink.take(object);
    }
  }

  private void giveItems(KubernetesObject list, JsonNode items) throws Refusal {
    FieldPath path = FieldPath.ROOT.field(ITEMS);
    for (int i = 0; i < items.size(); i++) {
      give(list.place().item(i + 1), named(list, items.get(i)), list.lines().below(path.item(i)));
    }
  }

  /** The API server leaves out of the items of a SnapshotPolicyList what they all share. */
  private static JsonNode named(KubernetesObject list, JsonNode item) {
    if (!item.isObject() || list.kind().equals(LIST)) {
      return item;
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.set(VERSION, list.json().path(VERSION));
    named.put(KIND, list.kind().substring(0, list.kind().length() - LIST.length()));
    return named.setAll((ObjectNode) item);
  }
}
