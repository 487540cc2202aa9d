package app.tangible.keys;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The server's keys, made at the first start, all derived from or wrapped under one secret that
 * never rests on the disk. Safe for use by several threads.
 */
@ProviderType
public interface ServerKeys {

  /** The Ed25519 pairs that the server signs with. */
  enum Purpose {
    /** Signs licences and leases. */
    ISSUER,
    /** Signs the checkpoints of certificates. */
    LOG,
    /** Signs the index of sealed films. */
    PUBLISHER
  }

  /** The pair, the same at every start. */
  SigningKey signing(Purpose purpose);

  /**
   * AES-256-GCM under the key-encryption key.
   *
   * @param context what the secret belongs to; unwrapping asks for the same
   */
  byte[] wrap(byte[] secret, String context);

  /**
   * The secret; the caller wipes it.
   *
   * @throws KeysException when it was changed, or wrapped elsewhere or in another context
   */
  byte[] unwrap(byte[] wrapped, String context);

  /** 32 bytes for one purpose, the same at every start (HKDF-SHA256); the caller wipes them. */
  byte[] secretFor(String purpose);
}
