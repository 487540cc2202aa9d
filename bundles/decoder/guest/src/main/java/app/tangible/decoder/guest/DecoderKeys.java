package app.tangible.decoder.guest;

import app.tangible.identity.AgreementKey;
import java.util.Arrays;

/**
 * The decoder's X25519 key pair for one owner.
 *
 * @param privateKey 32 raw bytes, wiped by {@link #close}
 */
record DecoderKeys(AgreementKey agreement, byte[] privateKey) implements AutoCloseable {

  /** The key that authenticates this decoder's clock record; the caller wipes it. */
  byte[] clockKey() {
    return Hkdf.derive("Tangible decoder clock v1", agreement.bytes(), privateKey);
  }

  @Override
  public void close() {
    Arrays.fill(privateKey, (byte) 0);
  }
}
