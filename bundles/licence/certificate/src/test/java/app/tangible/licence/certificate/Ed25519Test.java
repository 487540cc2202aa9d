package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {

  private static final String KEY =
      "7d4d0e7f6153a69b6242b522abbee685fda4420f8834b108c3bdae369ef549fa";
  private static final String R =
      "7c38e026f29e14aabd059a0f2db8b0cd783040609a8be684db12f82a27774ab0";

  /** RFC 8032, section 7.1, TEST 2: seed, public key, message 72, signature. */
  @Test
  void signsTheVectorOfRfc8032() {
    var key =
        Household.privateKey(
            Household.hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    byte[] raw = Ed25519.publicOf(key);
    assertThat(raw)
        .isEqualTo(
            Household.hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    byte[] message = {0x72};
    byte[] signature = Ed25519.sign(key, message);
    assertThat(signature)
        .isEqualTo(
            Household.hex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    verifies(raw, message, signature, true);
  }

  /** C2SP/wycheproof at dac1dd47, testvectors_v1/ed25519_test.json, by tcId. */
  @ParameterizedTest
  @CsvSource({
    "2, true, 78, d80737358ede548acb173ef7e0399f83392fe8125b2ce877de7975d8b726ef5b"
        + "1e76632280ee38afad12125ea44b961bf92f1178c9fa819d020869975bcbe109",
    "13, false, 3f, 0000000000000000000000000000000000000000000000000000000000000000"
        + "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
    "15, false, 3f, 0100000000000000000000000000000000000000000000000000000000000000"
        + "0000000000000000000000000000000000000000000000000000000000000000",
    "31, false, 54657374, " + R,
    "33, false, 54657374, "
        + R
        + "7a9155711ecfaf7f99f277bad0c6ae7e39d4eef676573336a5c51eb6f946b30d2020",
    "60, false, 313233343030, "
        + "0000000000000000000000000000000000000000000000000000000000000000"
        + "e0b8e7770d51c7a36375d006c5bffd6af43ff54aaf47e4330dc118c71d61ec02",
    "61, false, 313233343030, "
        + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
        + "463a1908382e7eb7693acef9884f7cf931a215e0791876be22c631a59881fd0e",
    "63, false, 54657374, "
        + R
        + "67654bce3832c2d76f8f6f5dafc08d9339d4eef676573336a5c51eb6f946b31d",
    "66, false, 54657374, "
        + R
        + "0e2300459f1e742404cd934d2c595a6253ad4eef676573336a5c51eb6f946b38d",
  })
  void agreesWithWycheproof(int tcId, boolean valid, String message, String signature) {
    byte[] bytes = Household.hex(signature.length() % 2 == 0 ? signature : signature + "0");
    verifies(Household.hex(KEY), Household.hex(message), bytes, valid);
  }

  @Test
  void answersFalseToKeysThatAreNone() {
    for (byte[] key :
        new byte[][] {{}, new byte[31], new byte[33], Household.hex("ff".repeat(32))}) {
      verifies(key, new byte[1], new byte[64], false);
    }
  }

  /** Documents are checked with either. */
  private static void verifies(byte[] key, byte[] message, byte[] signature, boolean valid) {
    assertThat(Ed25519.verifies(key, message, signature)).isEqualTo(valid);
    assertThat(Household.OWNER_KEYS.verifiesEd25519(key, message, signature)).isEqualTo(valid);
  }

  /** What the two take for a signature is the same, for real ones and for damaged ones. */
  @Test
  void bothWaysAgree() {
    SplittableRandom random = new SplittableRandom(3);
    byte[] key = Ed25519.publicOf(Household.ISSUER);
    for (int i = 0; i < 2_000; i++) {
      byte[] message = new byte[random.nextInt(200)];
      random.nextBytes(message);
      byte[] signature = Ed25519.sign(Household.ISSUER, message);
      verifies(key, message, signature, true);
      signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
      verifies(key, message, signature, false);
    }
  }

  @Test
  void derivesThePublicKeyThatTheGeneratorGave() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertThat(Ed25519.publicOf(pair.getPrivate())).isEqualTo(Ed25519.raw(pair.getPublic()));
  }

  @Test
  void refusesKeysOfAnotherKind() throws Exception {
    KeyPair other = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    assertThatThrownBy(() -> Ed25519.raw(other.getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ed25519.publicOf(other.getPrivate()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ed25519.sign(other.getPrivate(), new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
