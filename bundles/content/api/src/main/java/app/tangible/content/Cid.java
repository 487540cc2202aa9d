package app.tangible.content;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A content identifier of IPFS, version 1, of a block by its SHA-256 (multiformats/cid). Other
 * versions, codecs and hash functions are refused.
 *
 * @param sha256 32 bytes; copied, as every accessor's answer is
 */
public record Cid(Codec codec, byte[] sha256) {

  /** Bytes of {@link #bytes()}. */
  public static final int BYTES = 36;

  private static final int VERSION = 1;
  private static final int SHA2_256 = 0x12;
  private static final int HASH_BYTES = 32;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int TEXT_CHARS = 1 + (BYTES * 8 + 4) / 5;

  /** What a block holds. */
  public enum Codec {
    /** Bytes of the file and nothing else. */
    RAW(0x55),
    /** A node with links to others. */
    DAG_PB(0x70);

    private final int code;

    Codec(int code) {
      this.code = code;
    }

    /** Its number in the table of multicodecs. */
    public int code() {
      return code;
    }
  }

  /** Refuses a hash of another length. */
  public Cid {
    if (sha256.length != HASH_BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, got " + sha256.length);
    }
    sha256 = sha256.clone();
  }

  /** Of this block. */
  public static Cid of(Codec codec, byte[] block) {
    return new Cid(codec, hash(block));
  }

  /**
   * From {@link #bytes()}.
   *
   * @throws IllegalArgumentException on any other form
   */
  public static Cid decode(byte[] bytes) {
    if (bytes.length != BYTES
        || bytes[0] != VERSION
        || bytes[2] != SHA2_256
        || bytes[3] != HASH_BYTES) {
      throw new IllegalArgumentException("not a CID of version 1 with a SHA-256");
    }
    for (Codec codec : Codec.values()) {
      if (bytes[1] == codec.code) {
        return new Cid(codec, Arrays.copyOfRange(bytes, 4, BYTES));
      }
    }
    throw new IllegalArgumentException("neither raw nor dag-pb: codec " + bytes[1]);
  }

  /**
   * From {@link #text()}, in upper or lower case.
   *
   * @throws IllegalArgumentException on any other form
   */
  public static Cid parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != TEXT_CHARS || lower.charAt(0) != 'b') {
      throw new IllegalArgumentException("not a CID of version 1 in base32");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);
    int held = 0;
    int bits = 0;
    for (int i = 1; i < TEXT_CHARS; i++) {
      int digit = ALPHABET.indexOf(lower.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not base32");
      }
      held = held << 5 | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    if (held != 0) {
      throw new IllegalArgumentException("not the one spelling of a CID in base32");
    }
    return decode(bytes.toByteArray());
  }

  /** Whether the block is the one that this names. */
  public boolean names(byte[] block) {
    return MessageDigest.isEqual(hash(block), sha256);
  }

  /** Version, codec, multihash. */
  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    bytes[0] = VERSION;
    bytes[1] = (byte) codec.code;
    bytes[2] = SHA2_256;
    bytes[3] = HASH_BYTES;
    System.arraycopy(sha256, 0, bytes, 4, HASH_BYTES);
    return bytes;
  }

  /** Multibase base32 in lower case, the spelling people see. */
  public String text() {
    StringBuilder text = new StringBuilder(TEXT_CHARS).append('b');
    int held = 0;
    int bits = 0;
    for (byte b : bytes()) {
      held = (held << 8 | b & 0xff) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(held >> bits & 31));
      }
    }
    return text.append(ALPHABET.charAt(held << 5 - bits & 31)).toString();
  }

  @Override
  public byte[] sha256() {
    return sha256.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cid that && codec == that.codec && Arrays.equals(sha256, that.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  @Override
  public String toString() {
    return text();
  }

  private static byte[] hash(byte[] block) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(block);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
