package app.tangible.identity.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BouncyCastleOwnerKeysTest {

  /** The key of the examples of web3.js, web3.eth.accounts.sign. */
  private static final byte[] KEY =
      hex("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318");

  private final BouncyCastleOwnerKeys keys = new BouncyCastleOwnerKeys();

  /** Accounts of the test mnemonic of anvil and Hardhat; the last one of the web3.js examples. */
  @ParameterizedTest
  @CsvSource({
    "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80,"
        + "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266",
    "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d,"
        + "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
    "5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a,"
        + "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc",
    "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318,"
        + "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23",
  })
  void derivesKnownAddresses(String key, String address) {
    assertThat(keys.addressOf(keys.publicKeyOf(hex(key))).text()).isEqualTo(address);
  }

  /**
   * EIP-191 version 0x45 with RFC 6979: the example of web3.js 1.x, web3.eth.accounts.sign, and the
   * case "31byte_r_and_s" of eth-account's test_accounts.py.
   */
  @ParameterizedTest
  @CsvSource({
    "Some data,b91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd"
        + "6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c",
    "10284,00515bc8fd32264e21ec0820e8c5123ed58c1195c9ea17cb018b1ad4073cc5a6"
        + "0080f5dcec397a5a8c523082bfa41771568903aa554ec06ba8475ca9050fb7d51b",
  })
  void signsAsOthersDo(String text, String signature) {
    assertThat(keys.signText(KEY, text).hex()).isEqualTo(signature);
    assertThat(keys.verifiesText(keys.publicKeyOf(KEY), text, new OwnerSignature(signature)))
        .isTrue();
  }

  @Test
  void countsTheBytesOfATextNotItsLetters() {
    String text = "Écran, 映画";
    OwnerSignature signature = keys.signText(KEY, text);
    assertThat(keys.verifiesText(keys.publicKeyOf(KEY), text, signature)).isTrue();
  }

  @Test
  void refusesAnyFlippedBitOfASignature() {
    OwnerPublicKey key = keys.publicKeyOf(KEY);
    byte[] signature = keys.signText(KEY, "text").bytes();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(keys.verifiesText(key, "text", OwnerSignature.of(changed))).isFalse();
    }
  }

  @Test
  void refusesAForeignTextOrKey() {
    OwnerSignature signature = keys.signText(KEY, "text");
    assertThat(keys.verifiesText(keys.publicKeyOf(KEY), "texT", signature)).isFalse();
    OwnerPublicKey foreign = keys.publicKeyOf(keys.generate());
    assertThat(keys.verifiesText(foreign, "text", signature)).isFalse();
    assertThat(keys.verifiesText(new OwnerPublicKey("00".repeat(64)), "text", signature)).isFalse();
  }

  @Test
  void refusesTheHighTwinOfASignature() {
    byte[] twin = keys.signText(KEY, "text").bytes();
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(twin, 32, 64));
    BigIntegers.asUnsignedByteArray(Secp256k1.ORDER.subtract(s), twin, 32, 32);
    twin[64] = (byte) (twin[64] == 27 ? 28 : 27);
    assertThat(keys.verifiesText(keys.publicKeyOf(KEY), "text", OwnerSignature.of(twin))).isFalse();
  }

  @Test
  void refusesScalarsOutOfRange() {
    String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    String zero = "00".repeat(32);
    String one = "00".repeat(31) + "01";
    OwnerPublicKey key = keys.publicKeyOf(KEY);
    for (String r : new String[] {zero, one, order, "ff".repeat(32)}) {
      for (String s : new String[] {zero, one, order, "ff".repeat(32)}) {
        for (String v : new String[] {"00", "1a", "1b", "1c", "1d", "ff"}) {
          assertThat(keys.verifiesText(key, "text", new OwnerSignature(r + s + v))).isFalse();
        }
      }
    }
    for (String bad : new String[] {zero, order, "ff".repeat(32), "01"}) {
      assertThatThrownBy(() -> keys.publicKeyOf(hex(bad)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> keys.signText(hex(bad), "text"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void generatesKeysThatSignAndVerify() {
    for (int i = 0; i < 50; i++) {
      byte[] fresh = keys.generate();
      OwnerSignature signature = keys.signText(fresh, "text " + i);
      assertThat(signature.bytes()[64]).isBetween((byte) 27, (byte) 28);
      assertThat(keys.verifiesText(keys.publicKeyOf(fresh), "text " + i, signature)).isTrue();
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
