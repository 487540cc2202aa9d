package app.tangible.decoder.protocol;

import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Asks for the decoder's public keys for this owner and this slot.
 *
 * @param rootSecret 32 bytes, {@code Identity.secretFor("decoder")}; wiped by {@link #close}
 */
public record EnrolRequest(OwnerPublicKey owner, byte[] rootSecret, KeySlot slot)
    implements AutoCloseable {

  static final int OWNER_BYTES = 64;
  static final int SECRET_BYTES = 32;
  private static final int SLOT_BYTES = 16;
  static final int BYTES = OWNER_BYTES + SECRET_BYTES + SLOT_BYTES;

  /** Refuses a secret of another length; keeps the array. */
  public EnrolRequest {
    requireSecret(rootSecret);
  }

  /** From the body of a message. */
  public static EnrolRequest decode(byte[] body) {
    int secretEnd = OWNER_BYTES + SECRET_BYTES;
    return new EnrolRequest(
        OwnerPublicKey.of(Arrays.copyOf(body, OWNER_BYTES)),
        Arrays.copyOfRange(body, OWNER_BYTES, secretEnd),
        KeySlot.of(Arrays.copyOfRange(body, secretEnd, BYTES)));
  }

  /** The body of a message; the caller wipes it. */
  public byte[] encode() {
    return ByteBuffer.allocate(BYTES).put(owner.bytes()).put(rootSecret).put(slot.bytes()).array();
  }

  @Override
  public void close() {
    Arrays.fill(rootSecret, (byte) 0);
  }

  static void requireSecret(byte[] rootSecret) {
    if (rootSecret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a root secret has 32 bytes, got " + rootSecret.length);
    }
  }
}
