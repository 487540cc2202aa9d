package app.tangible.resale.saga;

import app.tangible.licence.SignedDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How an ask names a receipt. */
final class Receipts {

  private Receipts() {}

  /** SHA-256 of payload and signature, 0x and 64 hex digits. */
  static String hash(SignedDocument receipt) {
    MessageDigest sha256 = sha256();
    sha256.update(receipt.payload());
    return "0x" + HexFormat.of().formatHex(sha256.digest(receipt.signature()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
