package app.tangible.licence.certificate;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceId;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceId;
import java.util.Map;

/** The destruction receipt, {@code docs/protocols/licence-1.md} section 10. */
final class ReceiptJson {

  static final String CONTEXT = "tangible/destruction/1";

  private ReceiptJson() {}

  static byte[] write(DestructionReceipt receipt) {
    byte[] document =
        CanonicalJson.encode(
            Map.of(
                "version", 1L,
                "licence", receipt.licence().hex(),
                "chainId", receipt.chainId(),
                "contract", receipt.contract(),
                "tokenId", receipt.tokenId(),
                "device", receipt.device().hex(),
                "agreement", receipt.agreement().hex(),
                "destroyed", receipt.destroyed().getEpochSecond()));
    read(document);
    return document;
  }

  static DestructionReceipt read(byte[] document) {
    Fields fields = Fields.of("receipt", document).version(1);
    DestructionReceipt receipt =
        new DestructionReceipt(
            new LicenceId(fields.text("licence", 32)),
            fields.number("chainId", 1, CanonicalJson.MAX_INTEGER),
            fields.text("contract", Fields.CONTRACT),
            fields.text("tokenId", Fields.DECIMAL),
            new DeviceId(fields.text("device", 64)),
            new AgreementKey(fields.text("agreement", 64)),
            fields.time("destroyed"));
    fields.end();
    return receipt;
  }
}
