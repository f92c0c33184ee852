package io.snapherd.page;

/** Which program it is that shows the page. */
public record Edition(String version) {}
