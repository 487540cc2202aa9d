package app.tangible.peer.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.PeerId;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Certificates that other implementations, or none, would make. */
class SelfSignedTest {

  private static final byte[] UNKNOWN_OID = {0x2a, 0x03, 0x04};
  private static final byte[] TRUE = {Tag.BOOLEAN, 1, (byte) 0xff};
  private static final byte[] EMPTY_NAME = DerWriter.sequence();

  private final TestIdentity identity = new TestIdentity();

  private PeerId verify(byte[] version, byte[]... rest) throws Exception {
    return PeerCertificate.verify(List.of(certificate(version, rest)), Instant.now());
  }

  private byte[] certificate(byte[] version, byte[]... rest) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    byte[] keyInfo = keys.getPublic().getEncoded();
    byte[][] parts = new byte[8 + rest.length - 1][];
    byte[] algorithm = DerWriter.sequence(DerWriter.oid(Oid.ECDSA_SHA256));
    parts[0] = version;
    parts[1] = DerWriter.integer(BigInteger.ONE);
    parts[2] = algorithm;
    parts[3] = EMPTY_NAME;
    parts[4] =
        DerWriter.sequence(
            DerWriter.utcTime("700101000000Z"), DerWriter.generalizedTime("20600101000000Z"));
    parts[5] = EMPTY_NAME;
    parts[6] = keyInfo;
    for (int i = 0; i < rest.length - 1; i++) {
      parts[7 + i] = rest[i];
    }
    byte[] last = rest[rest.length - 1];
    parts[parts.length - 1] =
        DerWriter.explicit(3, DerWriter.sequence(join(extension(keyInfo), last)));
    byte[] body = DerWriter.sequence(parts);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(body);
    return DerWriter.sequence(body, algorithm, DerWriter.bits(signature.sign()));
  }

  private byte[] extension(byte[] keyInfo) {
    return DerWriter.sequence(
        DerWriter.oid(Oid.LIBP2P),
        TRUE,
        DerWriter.octets(
            DerWriter.sequence(
                DerWriter.octets(identity.publicKey()),
                DerWriter.octets(identity.sign(PeerCertificate.statement(keyInfo))))));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] v3() {
    return DerWriter.explicit(0, DerWriter.integer(BigInteger.TWO));
  }

  @Test
  void acceptsAnEmptyIssuerAndACriticalExtensionOfItsOwn() throws Exception {
    assertThat(verify(v3(), new byte[0])).isEqualTo(identity.self());
  }

  @Test
  void ignoresAnUnknownExtension() throws Exception {
    byte[] unknown =
        DerWriter.sequence(DerWriter.oid(UNKNOWN_OID), DerWriter.octets(new byte[] {1}));
    assertThat(verify(v3(), unknown)).isEqualTo(identity.self());
  }

  @Test
  void refusesAnUnknownCriticalExtension() {
    byte[] unknown =
        DerWriter.sequence(DerWriter.oid(UNKNOWN_OID), TRUE, DerWriter.octets(new byte[] {1}));
    assertThatThrownBy(() -> verify(v3(), unknown))
        .hasMessage("a critical extension that is not understood");
  }

  @Test
  void refusesAnExtensionTwice() {
    byte[] again = DerWriter.sequence(DerWriter.oid(Oid.LIBP2P), DerWriter.octets(new byte[] {1}));
    assertThatThrownBy(() -> verify(v3(), again))
        .hasMessage("an extension twice, or too many of them");
  }

  @Test
  void refusesUniqueIds() {
    byte[] uniqueId = {(byte) 0x81, 2, 0, 1};
    assertThatThrownBy(() -> verify(v3(), uniqueId, new byte[0]))
        .isInstanceOf(CertificateRefused.class);
  }

  @Test
  void refusesAnOlderVersion() {
    byte[] v2 = DerWriter.explicit(0, DerWriter.integer(BigInteger.ONE));
    assertThatThrownBy(() -> verify(v2, new byte[0])).hasMessage("not a certificate v3");
  }

  @Test
  void refusesACertificateThatIsTooLarge() {
    byte[] large = DerWriter.sequence(DerWriter.oid(UNKNOWN_OID), DerWriter.octets(new byte[8000]));
    assertThatThrownBy(() -> verify(v3(), large)).hasMessageStartingWith("a certificate of ");
  }
}
