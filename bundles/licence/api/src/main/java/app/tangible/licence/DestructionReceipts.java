package app.tangible.licence;

import app.tangible.identity.ReceiptKey;
import java.security.PrivateKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs and reads destruction receipts. Stateless, safe for use by several threads. All methods
 * throw {@link IllegalArgumentException} for what is not in its canonical form.
 */
@ProviderType
public interface DestructionReceipts {

  /**
   * Signs the receipt; the same receipt has the same bytes. Decoder side.
   *
   * @param receipts the Ed25519 key that the device's grant names
   */
  SignedDocument sign(DestructionReceipt receipt, PrivateKey receipts);

  /** Reads the receipt; throws also when this key did not sign it. */
  DestructionReceipt read(SignedDocument document, ReceiptKey key);

  /** What an {@link Ask} names: SHA-256 of {@code payload || signature}, 0x and 64 hex digits. */
  String hash(SignedDocument document);
}
