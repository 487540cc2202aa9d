package app.tangible.licence.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A verifier key of C2SP signed-note: {@code <name>+<hash>+<base64(0x01 || key)>}.
 *
 * @param key raw Ed25519
 */
record LogKey(String name, byte[] key) {

  static final int HASH_BYTES = 4;

  private static final byte ED25519 = 0x01;
  // The specification bars spaces and plus signs; ASCII only keeps what a person sees unique.
  private static final Pattern NAME = Pattern.compile("[!-*,-~]{1,128}");

  LogKey {
    if (!NAME.matcher(name).matches() || key.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("a log has a name of 1 to 128 and a key of 32 bytes");
    }
  }

  static LogKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifier key is <name>+<hash>+<key>");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != ED25519) {
      throw new IllegalArgumentException("a verifier key holds 0x01 and 32 bytes");
    }
    LogKey key = new LogKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.text().equals(text)) {
      throw new IllegalArgumentException("the hash of a verifier key is not that of its key");
    }
    return key;
  }

  String text() {
    return name
        + "+"
        + HexFormat.of().formatHex(hash())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }

  /** The first 4 bytes of SHA-256(name || 0x0A || 0x01 || key). */
  byte[] hash() {
    MessageDigest digest = Ed25519.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0x0A);
    digest.update(typed());
    return Arrays.copyOf(digest.digest(), HASH_BYTES);
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + Ed25519.KEY_BYTES).put(ED25519).put(key).array();
  }
}
