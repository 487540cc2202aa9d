package app.tangible.licence.certificate;

/** Verifies Ed25519 signatures (RFC 8032). */
@FunctionalInterface
interface SignatureCheck {

  /** Whether the signature over the message is by this raw key. */
  boolean verifies(byte[] key, byte[] message, byte[] signature);
}
