package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerKeyTest {

  // libp2p specs, peer-ids, test vectors.
  private static final String ED25519 =
      "080112201ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e";
  private static final String ECDSA =
      "0803125b3059301306072a8648ce3d020106082a8648ce3d03010703420004de3d300fa36ae0e8f5d530899d83ab"
          + "ab44abf3161f162a4bc901d8e6ecda020e8b6d5f8da30525e71d6851510c098e5c47c646a597fb4dcec034"
          + "e9f77c409e62";
  private static final String SECP256K1 =
      "08021221037777e994e452c21604f91de093ce415f5432f701dd8cd1a7a6fea0e630bfca99";

  private static final byte[] MESSAGE = {1, 2, 3};

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] message(int type, byte[] data) {
    return Protobuf.writer().varint(1, type).bytes(2, data).toBytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {ED25519, ECDSA, SECP256K1})
  void readsTheVectorsOfTheSpecification(String hex) {
    PeerKey key = PeerKey.decode(hex(hex));
    assertThat(key.encoded()).isEqualTo(hex(hex));
    assertThat(key.id()).isEqualTo(PeerId.ofKey(hex(hex)));
    assertThat(key.verifies(MESSAGE, new byte[64])).isFalse();
  }

  private static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(parameters);
    return generator.generateKeyPair();
  }

  private static byte[] sign(String algorithm, KeyPair pair) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    return signer.sign();
  }

  private static boolean verifies(int type, String algorithm, KeyPair pair)
      throws GeneralSecurityException {
    PeerKey key = PeerKey.decode(message(type, pair.getPublic().getEncoded()));
    byte[] signature = sign(algorithm, pair);
    assertThat(key.verifies(new byte[] {1, 2, 4}, signature)).isFalse();
    return key.verifies(MESSAGE, signature);
  }

  @Test
  void verifiesEd25519() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] spki = pair.getPublic().getEncoded();
    PeerKey key = PeerKey.ofEd25519(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    assertThat(key.id().key()).contains(key.encoded());
    assertThat(key.verifies(MESSAGE, sign("Ed25519", pair))).isTrue();
    assertThat(key.verifies(new byte[0], sign("Ed25519", pair))).isFalse();
    assertThat(key.verifies(MESSAGE, new byte[0])).isFalse();
  }

  @Test
  void verifiesRsaAndEcdsa() throws GeneralSecurityException {
    KeyPair rsa = pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    assertThat(verifies(0, "SHA256withRSA", rsa)).isTrue();
    for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
      KeyPair ec = pair("EC", new ECGenParameterSpec(curve));
      assertThat(verifies(3, "SHA256withECDSA", ec)).as(curve).isTrue();
    }
  }

  @Test
  void refusesAnRsaKeyThatIsTooShort() throws GeneralSecurityException {
    KeyPair rsa = pair("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
    assertThat(verifies(0, "SHA256withRSA", rsa)).isFalse();
  }

  @Test
  void aKeyOfAnotherTypeVerifiesNothing() throws GeneralSecurityException {
    KeyPair ec = pair("EC", new ECGenParameterSpec("secp256r1"));
    byte[] encoded = ec.getPublic().getEncoded();
    for (int type = 0; type < 3; type++) {
      assertThat(PeerKey.decode(message(type, encoded)).verifies(MESSAGE, new byte[64])).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0801", // no data
        "1220", // no type
        "0804120101", // an unknown type
        "12010108" + "01", // data before the type
        "08011201011a00", // a third field
        "0881001201" + "01", // a type that is longer than needed
        "0801080112" + "0101" // a type twice
      })
  void refusesWhatIsNotTheOneEncoding(String hex) {
    assertThatThrownBy(() -> PeerKey.decode(hex(hex))).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesAKeyWithoutEnd() {
    assertThatThrownBy(() -> PeerKey.decode(message(0, new byte[4096])))
        .isInstanceOf(MalformedException.class);
  }
}
