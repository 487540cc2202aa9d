package app.tangible.identity;

import java.security.GeneralSecurityException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * HPKE (RFC 9180) in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, single shot.
 *
 * <p>Guarantee: who lacks the private key learns nothing but the length. Restriction: base mode
 * does not say who sealed; sign around it.
 */
@ProviderType
public interface KeySealing {

  /** {@code enc (32 bytes) || ciphertext}. */
  byte[] seal(AgreementKey to, byte[] info, byte[] aad, byte[] plaintext);

  /**
   * The plaintext; the caller wipes it.
   *
   * @param privateKey 32 raw bytes
   * @throws java.security.GeneralSecurityException when it was not sealed to this key with this
   *     info and aad
   */
  byte[] open(byte[] privateKey, byte[] info, byte[] aad, byte[] sealed)
      throws GeneralSecurityException;

  /** A fresh pair. */
  AgreementPair generate();

  /** A private key (32 raw bytes, wiped by the caller) and its public key. */
  record AgreementPair(byte[] privateKey, AgreementKey publicKey) {}
}
