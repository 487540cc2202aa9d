package app.tangible.licence;

import java.util.Arrays;

/**
 * A document and its signature, kept as the exact bytes that were signed.
 *
 * @param payload canonical JSON (RFC 8785), UTF-8
 * @param signature Ed25519 (RFC 8032), 64 bytes, over {@code context || 0x00 || payload} where the
 *     context names the kind of document
 */
public record SignedDocument(byte[] payload, byte[] signature) {

  private static final int MAX_PAYLOAD_BYTES = 65_536;

  /** Copies; refuses an empty or oversized payload and a signature of another length. */
  public SignedDocument {
    if (payload.length == 0 || payload.length > MAX_PAYLOAD_BYTES || signature.length != 64) {
      throw new IllegalArgumentException(
          "a signed document has 1 to 65536 bytes and a signature of 64, got "
              + payload.length
              + " and "
              + signature.length);
    }
    payload = payload.clone();
    signature = signature.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedDocument that
        && Arrays.equals(payload, that.payload)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }
}
