package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NodeSignerTest {

  private static final byte[] ROOT = new byte[32];

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** RFC 8032, 7.1, TEST 1 and TEST 2. */
  @Test
  void thePublicKeyIsTheSeeds() {
    assertThat(
            NodeSigner.publicKeyOf(
                hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
        .isEqualTo(hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    assertThat(
            NodeSigner.publicKeyOf(
                hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")))
        .isEqualTo(hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
  }

  @Test
  void signsWithTheKeyThatItNames() throws GeneralSecurityException {
    try (NodeSigner node = new NodeSigner(ROOT)) {
      byte[] spki = hex("302a300506032b6570032100" + HexFormat.of().formatHex(node.publicKey()));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
      verifier.update(new byte[] {1});
      assertThat(verifier.verify(node.sign(new byte[] {1}))).isTrue();
    }
  }

  @Test
  void isTheSameAtEveryStartAndAnotherForAnotherRoot() {
    byte[] other = ROOT.clone();
    other[0] = 1;
    assertThat(new NodeSigner(ROOT).publicKey()).isEqualTo(new NodeSigner(ROOT).publicKey());
    assertThat(new NodeSigner(ROOT).publicKey()).isNotEqualTo(new NodeSigner(other).publicKey());
  }
}
