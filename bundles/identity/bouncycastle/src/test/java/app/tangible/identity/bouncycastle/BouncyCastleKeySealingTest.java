package app.tangible.identity.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySealing.AgreementPair;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BouncyCastleKeySealingTest {

  /**
   * CFRG test vectors of RFC 9180 (cfrg/draft-irtf-cfrg-hpke, test-vectors.json): mode 0, kem
   * 0x0020, kdf 0x0001, aead 0x0002, first encryption. The appendix of the RFC itself prints other
   * AEADs only.
   */
  private static final class Vector {
    static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
    static final byte[] SK_EM =
        hex("179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11");
    static final byte[] SK_RM =
        hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
    static final byte[] PK_RM =
        hex("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c");
    static final byte[] ENC =
        hex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256");
    static final byte[] AAD = hex("436f756e742d30");
    static final byte[] TEXT = hex("4265617574792069732074727574682c20747275746820626561757479");
    static final byte[] SEALED =
        hex(
            "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"
                + "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925c"
                + "dad859d5b7a");
  }

  private static final byte[] INFO = "info".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AAD = "aad".getBytes(StandardCharsets.US_ASCII);

  private final BouncyCastleKeySealing sealing = new BouncyCastleKeySealing();

  @Test
  void opensTheVectorOfItsSuite() throws Exception {
    assertThat(sealing.open(Vector.SK_RM, Vector.INFO, Vector.AAD, Vector.SEALED))
        .isEqualTo(Vector.TEXT);
  }

  @Test
  void theSecondOpinionReproducesTheVector() throws Exception {
    assertThat(
            JdkHpke.seal(
                Vector.SK_EM, Vector.ENC, Vector.PK_RM, Vector.INFO, Vector.AAD, Vector.TEXT))
        .isEqualTo(Vector.SEALED);
  }

  @Test
  void whatItSealsTheSecondOpinionOpens() throws Exception {
    for (int length : new int[] {0, 1, 15, 16, 17, 36, 5_000}) {
      byte[] text = new byte[length];
      byte[] sealed = sealing.seal(AgreementKey.of(Vector.PK_RM), INFO, AAD, text);
      assertThat(sealed).hasSize(48 + length);
      assertThat(JdkHpke.open(Vector.SK_RM, Vector.PK_RM, INFO, AAD, sealed)).isEqualTo(text);
      assertThat(sealing.open(Vector.SK_RM, INFO, AAD, sealed)).isEqualTo(text);
    }
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    AgreementKey to = sealing.generate().publicKey();
    assertThat(sealing.seal(to, INFO, AAD, AAD)).isNotEqualTo(sealing.seal(to, INFO, AAD, AAD));
  }

  @Test
  void refusesAnyFlippedBit() {
    for (int bit = 0; bit < Vector.SEALED.length * 8; bit++) {
      byte[] changed = Vector.SEALED.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> sealing.open(Vector.SK_RM, Vector.INFO, Vector.AAD, changed))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void refusesAnyCut() {
    for (int length = 0; length < Vector.SEALED.length; length++) {
      byte[] cut = Arrays.copyOf(Vector.SEALED, length);
      assertThatThrownBy(() -> sealing.open(Vector.SK_RM, Vector.INFO, Vector.AAD, cut))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void refusesAForeignKeyInfoOrAad() {
    byte[] foreign = sealing.generate().privateKey();
    assertThatThrownBy(() -> sealing.open(foreign, Vector.INFO, Vector.AAD, Vector.SEALED))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> sealing.open(Vector.SK_RM, INFO, Vector.AAD, Vector.SEALED))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> sealing.open(Vector.SK_RM, Vector.INFO, AAD, Vector.SEALED))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void refusesKeysOfLowOrder() {
    // RFC 7748, section 6.1: 0 and 1 have low order, the shared secret would be all zeros.
    for (String u : new String[] {"00", "01"}) {
      AgreementKey low = new AgreementKey(u + "00".repeat(31));
      assertThatThrownBy(() -> sealing.seal(low, INFO, AAD, AAD))
          .isInstanceOf(IllegalArgumentException.class);
      byte[] sealed = Arrays.copyOf(low.bytes(), 64);
      assertThatThrownBy(() -> sealing.open(Vector.SK_RM, INFO, AAD, sealed))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void generatesPairsThatBelongTogether() throws Exception {
    AgreementPair pair = sealing.generate();
    byte[] base = new byte[32];
    base[0] = 9;
    assertThat(JdkHpke.agree(pair.privateKey(), base)).isEqualTo(pair.publicKey().bytes());
    assertThat(sealing.generate().publicKey()).isNotEqualTo(pair.publicKey());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
