package app.tangible.decoder.protocol;

import app.tangible.licence.SignedDocument;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The receipt of a destroyed key: signature (64), then the payload up to the end. */
public final class DestroyedAnswer {

  private static final int SIGNATURE_BYTES = 64;
  private static final int MAX_PAYLOAD_BYTES = 1024;
  static final int MIN_BYTES = SIGNATURE_BYTES + 2;
  static final int MAX_BYTES = SIGNATURE_BYTES + MAX_PAYLOAD_BYTES;

  private DestroyedAnswer() {}

  /** From the body of a message. */
  public static SignedDocument decode(byte[] body) {
    return new SignedDocument(
        Arrays.copyOfRange(body, SIGNATURE_BYTES, body.length),
        Arrays.copyOf(body, SIGNATURE_BYTES));
  }

  /** The body of a message. */
  public static byte[] encode(SignedDocument receipt) {
    return ByteBuffer.allocate(SIGNATURE_BYTES + receipt.payload().length)
        .put(receipt.signature())
        .put(receipt.payload())
        .array();
  }
}
