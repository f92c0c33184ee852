package io.snapherd.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over several texts, for names and labels that must be the same after every restart. The
 * length of each text goes into it, so that {@code ("ab", "c")} and {@code ("a", "bc")} differ.
 */
public record Fingerprint(String hex) {
  private static final HexFormat HEX = HexFormat.of();

  public static Fingerprint of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    return new Fingerprint(HEX.formatHex(digest.digest()));
  }

  /** The first 8 digits: enough to tell the few objects apart that would share a name. */
  public String first8() {
    return hex.substring(0, 8);
  }

  /** The first 16 digits: enough to identify one object among all of a cluster. */
  public String first16() {
    return hex.substring(0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
