package app.tangible.identity;

import org.osgi.annotation.versioning.ProviderType;

/** This household's owner key and this device's keys. Private keys never leave the provider. */
@ProviderType
public interface Identity {

  /** The owner's public key. */
  OwnerPublicKey owner();

  /** The owner's account on the chain. */
  OwnerAddress address();

  /** This device. */
  DeviceId device();

  /** How the keys rest on the disk. */
  Protection protection();

  /** The owner's signed word that this device, with the decoder's keys, plays for them. */
  DeviceGrant grant(AgreementKey agreement, ReceiptKey receipts);

  /**
   * The owner's signature over an offer of a licence, or over its cancellation (EIP-712).
   *
   * @throws IllegalArgumentException when the message is not of the domain {@link
   *     TypedMessage#LICENCE_DOMAIN}: the owner key signs nothing for anybody else's contract
   */
  OwnerSignature sign(TypedMessage message);

  /** The owner's signature over a loan (EIP-191 version 0x45). */
  OwnerSignature sign(LoanStatement loan);

  /**
   * The owner's signature over a voucher for a seeder (EIP-712). Whether the licence is the
   * household's, and whether the bytes came, is the caller's to know.
   */
  OwnerSignature sign(Voucher voucher);

  /** The device's Ed25519 signature over the message. */
  DeviceSignature sign(byte[] message);

  /**
   * A 32-byte secret for one purpose, the same at every call and start, derived (HKDF-SHA256) from
   * the wrapped root; the caller wipes it. Purposes in use: {@code library}, {@code decoder}.
   */
  byte[] secretFor(String purpose);
}
