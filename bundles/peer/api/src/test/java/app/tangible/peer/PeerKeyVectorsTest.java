package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pairs of keys of the specification: what the private one signs, the public one verifies. */
class PeerKeyVectorsTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] MESSAGE = {1, 2, 3};
  // OBJECT IDENTIFIER rsaEncryption and NULL; ecPublicKey and prime256v1.
  private static final String RSA = "06092a864886f70d0101010500";
  private static final String P256 = "06072a8648ce3d020106082a8648ce3d030107";

  private static String[] vector(String type) throws IOException {
    try (InputStream in = PeerKeyVectorsTest.class.getResourceAsStream("peer-keys.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> line.startsWith(type + " "))
          .findFirst()
          .orElseThrow()
          .split(" ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void thePublicKeyVerifiesWhatThePrivateOneSigned(String type)
      throws IOException, GeneralSecurityException {
    PeerKey key = PeerKey.decode(HEX.parseHex(vector(type)[2]));
    assertThat(key.id().text()).startsWith(type.equals("ed25519") ? "12D3Koo" : "Qm");
    byte[] signature = sign(type, data(HEX.parseHex(vector(type)[1])));
    assertThat(key.verifies(MESSAGE, signature)).isTrue();
    assertThat(key.verifies(new byte[1], signature)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1"})
  void hasAnIdEvenWhereItVerifiesNothing(String type) throws IOException {
    PeerKey key = PeerKey.decode(HEX.parseHex(vector(type)[2]));
    assertThat(key.id().key()).contains(key.encoded());
  }

  private static byte[] data(byte[] message) {
    Protobuf.Reader in = Protobuf.reader(message);
    byte[] data = {};
    while (in.next()) {
      if (in.field() == 2) {
        data = in.bytes();
      }
    }
    return data;
  }

  private static byte[] sign(String type, byte[] data) throws GeneralSecurityException {
    return switch (type) {
      case "ed25519" ->
          sign(
              "Ed25519",
              KeyFactory.getInstance("Ed25519")
                  .generatePrivate(
                      new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(data, 32))));
      case "rsa" -> sign("SHA256withRSA", pkcs8("RSA", RSA, data));
      default -> sign("SHA256withECDSA", pkcs8("EC", P256, data));
    };
  }

  private static byte[] sign(String algorithm, PrivateKey key) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(MESSAGE);
    return signer.sign();
  }

  /** The specification has the bare keys, the JDK reads them in PKCS#8 (RFC 5208). */
  private static PrivateKey pkcs8(String algorithm, String identifier, byte[] bare)
      throws GeneralSecurityException {
    byte[] version = {2, 1, 0};
    byte[] encoded = der(0x30, version, der(0x30, HEX.parseHex(identifier)), der(0x04, bare));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    Arrays.stream(contents).forEach(inner::writeBytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (inner.size() < 0x80) {
      out.write(inner.size());
    } else {
      out.write(0x82);
      out.write(inner.size() >>> 8);
      out.write(inner.size());
    }
    out.writeBytes(inner.toByteArray());
    return out.toByteArray();
  }
}
