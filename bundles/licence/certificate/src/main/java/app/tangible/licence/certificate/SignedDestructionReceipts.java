package app.tangible.licence.certificate;

import app.tangible.identity.ReceiptKey;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.SignedDocument;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.HexFormat;
import org.osgi.service.component.annotations.Component;

/**
 * Receipts under a decoder's receipt key. Ed25519 is deterministic: the same receipt, the same
 * bytes.
 */
@Component
public final class SignedDestructionReceipts implements DestructionReceipts {

  /** Needs nothing. */
  public SignedDestructionReceipts() {}

  @Override
  public SignedDocument sign(DestructionReceipt receipt, PrivateKey receipts) {
    return Ed25519.document(ReceiptJson.CONTEXT, ReceiptJson.write(receipt), receipts);
  }

  @Override
  public DestructionReceipt read(SignedDocument document, ReceiptKey key) {
    if (!Ed25519.isBy(key.bytes(), ReceiptJson.CONTEXT, document)) {
      throw new IllegalArgumentException("the receipt's signature is not of this receipt key");
    }
    return ReceiptJson.read(document.payload());
  }

  @Override
  public String hash(SignedDocument document) {
    MessageDigest digest = Ed25519.sha256();
    digest.update(document.payload());
    digest.update(document.signature());
    return "0x" + HexFormat.of().formatHex(digest.digest());
  }
}
