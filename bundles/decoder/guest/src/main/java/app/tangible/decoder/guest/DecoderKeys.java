package app.tangible.decoder.guest;

import app.tangible.identity.AgreementKey;
import java.util.Arrays;

/**
 * The decoder's X25519 key pair for one licence.
 *
 * @param privateKey 32 raw bytes, wiped by {@link #close}
 */
record DecoderKeys(AgreementKey agreement, byte[] privateKey) implements AutoCloseable {

  @Override
  public void close() {
    Arrays.fill(privateKey, (byte) 0);
  }
}
