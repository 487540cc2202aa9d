package app.tangible.peer.quic.tls;

import app.tangible.peer.transport.NodeIdentity;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/**
 * The certificate that this node shows: a P-256 key made for it alone, named by the node's key.
 *
 * @param key of the certificate; it is made anew at each start and rests nowhere
 */
public record OwnCertificate(PrivateKey key, X509Certificate certificate) {

  // As wide as the specification's own: neither a wrong clock nor the start of this node shows.
  private static final String NOT_BEFORE = "750101000000Z";
  private static final String NOT_AFTER = "40960101000000Z";
  private static final int SERIAL_BITS = 63;

  /** Makes one. */
  public static OwnCertificate create(NodeIdentity identity) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] body = body(identity, keys.getPublic().getEncoded());
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] der = DerWriter.sequence(body, algorithm(), DerWriter.bits(signature.sign()));
      return new OwnCertificate(
          keys.getPrivate(),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256 and X.509", e);
    }
  }

  private static byte[] body(NodeIdentity identity, byte[] keyInfo) {
    byte[] signedKey =
        DerWriter.sequence(
            DerWriter.octets(identity.publicKey()),
            DerWriter.octets(identity.sign(PeerCertificate.statement(keyInfo))));
    byte[] extension = DerWriter.sequence(DerWriter.oid(Oid.LIBP2P), DerWriter.octets(signedKey));
    byte[] name = name();
    return DerWriter.sequence(
        DerWriter.explicit(0, DerWriter.integer(BigInteger.TWO)),
        DerWriter.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
        algorithm(),
        name,
        DerWriter.sequence(DerWriter.utcTime(NOT_BEFORE), DerWriter.generalizedTime(NOT_AFTER)),
        name,
        keyInfo,
        DerWriter.explicit(3, DerWriter.sequence(extension)));
  }

  // As the specification's vectors are named; the JDK reads no certificate with an empty issuer.
  private static byte[] name() {
    return DerWriter.sequence(
        attribute(Oid.ORGANISATION, "libp2p.io"), attribute(Oid.SERIAL_NUMBER, "1"));
  }

  private static byte[] attribute(byte[] oid, String value) {
    return DerWriter.set(DerWriter.sequence(DerWriter.oid(oid), DerWriter.printable(value)));
  }

  private static byte[] algorithm() {
    return DerWriter.sequence(DerWriter.oid(Oid.ECDSA_SHA256));
  }
}
