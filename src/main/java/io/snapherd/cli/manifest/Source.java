package io.snapherd.cli.manifest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something to read.
 *
 * @param name as the user wrote it
 */
public record Source(String name, Opening opening) {

  /** Opens it; the reader closes it. */
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }
}
