package io.snapherd.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/** One document of a file. Parts that an alias repeats are one and the same. */
record Tree(JsonNode root, Lines lines) {}
