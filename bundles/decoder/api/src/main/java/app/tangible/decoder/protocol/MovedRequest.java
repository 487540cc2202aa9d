package app.tangible.decoder.protocol;

import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.SignedDocument;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tells which licences changed hands.
 *
 * <p>Body: owner (64), root secret (32), issuer (32), signature (64), then the list up to the end.
 *
 * @param rootSecret 32 bytes, wiped by {@link #close}
 * @param issuer whose signature the list must carry, 64 hex digits
 */
public record MovedRequest(
    OwnerPublicKey owner, byte[] rootSecret, String issuer, SignedDocument list)
    implements AutoCloseable {

  private static final int SIGNATURE_BYTES = 64;
  private static final int FIXED_BYTES =
      EnrolRequest.OWNER_BYTES + EnrolRequest.SECRET_BYTES + 32 + SIGNATURE_BYTES;
  static final int MIN_BYTES = FIXED_BYTES + 2;
  static final int MAX_BYTES = FIXED_BYTES + (64 << 10);

  /** Refuses a secret of another length; keeps the array. */
  public MovedRequest {
    EnrolRequest.requireSecret(rootSecret);
  }

  /** From the body of a message; {@link IllegalArgumentException} when it is none. */
  public static MovedRequest decode(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    OwnerPublicKey owner = OwnerPublicKey.of(take(in, EnrolRequest.OWNER_BYTES));
    byte[] secret = take(in, EnrolRequest.SECRET_BYTES);
    String issuer = HexFormat.of().formatHex(take(in, 32));
    byte[] signature = take(in, SIGNATURE_BYTES);
    return new MovedRequest(
        owner, secret, issuer, new SignedDocument(take(in, in.remaining()), signature));
  }

  /** The body of a message; the caller wipes it. */
  public byte[] encode() {
    return ByteBuffer.allocate(FIXED_BYTES + list.payload().length)
        .put(owner.bytes())
        .put(rootSecret)
        .put(HexFormat.of().parseHex(issuer))
        .put(list.signature())
        .put(list.payload())
        .array();
  }

  @Override
  public void close() {
    Arrays.fill(rootSecret, (byte) 0);
  }

  private static byte[] take(ByteBuffer in, int bytes) {
    byte[] taken = new byte[bytes];
    in.get(taken);
    return taken;
  }
}
