package app.tangible.content;

import java.util.Arrays;

/**
 * The film key {@code FK} from which every key of one sealed film is derived.
 *
 * <p>Guarantee: {@link #close} wipes it. Restriction: it never leaves the publisher's key service;
 * a buyer gets a {@link KeySet}.
 */
public final class FilmKey implements AutoCloseable {

  private final byte[] secret;

  /** Takes a copy of 32 uniformly random bytes. */
  public FilmKey(byte[] secret) {
    if (secret.length != 32) {
      throw new IllegalArgumentException("a film key has 32 bytes, got " + secret.length);
    }
    this.secret = secret.clone();
  }

  /** A copy of the 32 bytes; the caller wipes it. */
  public byte[] exposeSecret() {
    return secret.clone();
  }

  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }
}
