package io.snapherd.cli.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that end with an error where there are more of them than anyone wants to read. */
final class Limited extends FilterInputStream {
  private long left;

  Limited(InputStream in, long limit) {
    super(in);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) throws Exceeded {
    left -= read;
    if (left < 0) {
      throw new Exceeded();
    }
  }

  /** There are more bytes. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
