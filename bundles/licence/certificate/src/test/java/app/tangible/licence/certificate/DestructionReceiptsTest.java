package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.ReceiptKey;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.SignedDocument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DestructionReceiptsTest {

  static final DestructionReceipt RECEIPT =
      new DestructionReceipt(
          Household.LICENCE.id(),
          31_337,
          Household.CONTRACT,
          Household.TOKEN,
          Household.GRANT.device(),
          Household.AGREEMENT,
          Household.NOW);

  private final DestructionReceipts receipts = new SignedDestructionReceipts();
  private final SignedDocument signed = receipts.sign(RECEIPT, Household.RECEIPTS_PRIVATE);

  @Test
  void readsBackWhatTheDecoderSigned() {
    assertThat(receipts.read(signed, Household.RECEIPTS)).isEqualTo(RECEIPT);
    assertThat(new String(signed.payload(), StandardCharsets.UTF_8))
        .startsWith("{\"agreement\":\"430f4b98")
        .endsWith(
            "\"destroyed\":1795521600,\"device\":\""
                + Household.GRANT.device().hex()
                + "\",\"licence\":\"0123456789abcdef0123456789abcdef\",\"tokenId\":"
                + "\"18446744073709551617\",\"version\":1}");
  }

  @Test
  void isTheSameBytesAgain() {
    assertThat(receipts.sign(RECEIPT, Household.RECEIPTS_PRIVATE)).isEqualTo(signed);
  }

  @Test
  void isNamedByPayloadAndSignature() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(signed.payload());
    both.writeBytes(signed.signature());
    assertThat(receipts.hash(signed))
        .isEqualTo("0x" + HexFormat.of().formatHex(Ed25519.sha256().digest(both.toByteArray())));
    byte[] other = signed.signature().clone();
    other[0] ^= 1;
    assertThat(receipts.hash(new SignedDocument(signed.payload(), other)))
        .isNotEqualTo(receipts.hash(signed));
  }

  @Test
  void refusesAnotherDecodersReceipt() {
    ReceiptKey other = ReceiptKey.of(Ed25519.publicOf(Household.ISSUER));
    assertThatThrownBy(() -> receipts.read(signed, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not of this receipt key");
  }

  @Test
  void refusesEveryByteChanged() {
    for (int i = 0; i < signed.payload().length; i++) {
      byte[] payload = signed.payload().clone();
      payload[i] ^= 1;
      refused(new SignedDocument(payload, signed.signature()));
    }
    for (int i = 0; i < 64; i++) {
      byte[] signature = signed.signature().clone();
      signature[i] ^= 1;
      refused(new SignedDocument(signed.payload(), signature));
    }
  }

  @Test
  void refusesAKeyThatIsNoPoint() {
    assertThatThrownBy(() -> receipts.read(signed, new ReceiptKey("ff".repeat(32))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void refused(SignedDocument document) {
    assertThatThrownBy(() -> receipts.read(document, Household.RECEIPTS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
