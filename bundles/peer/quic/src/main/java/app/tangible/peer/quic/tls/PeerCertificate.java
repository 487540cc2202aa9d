package app.tangible.peer.quic.tls;

import app.tangible.peer.PeerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Says who a peer is by the certificate of its handshake (libp2p specs, tls/tls.md).
 *
 * <p>Guarantees that whoever holds the certificate's private key was named by the key of the peer
 * id. That the peer holds that private key is for the TLS handshake to prove.
 */
public final class PeerCertificate {

  private static final byte[] PREFIX = "libp2p-tls-handshake:".getBytes(StandardCharsets.US_ASCII);

  private PeerCertificate() {}

  /**
   * The peer that the chain proves.
   *
   * @param chain what the peer sent, each in DER
   * @param now for the validity
   * @throws CertificateRefused when it proves nobody
   */
  public static PeerId verify(List<byte[]> chain, Instant now) throws CertificateRefused {
    // 1. Exactly one certificate.
    if (chain.size() != 1) {
      throw new CertificateRefused(chain.size() + " certificates instead of one");
    }
    // 2. Of a form that is understood; no critical extension that is not.
    SelfSigned certificate = SelfSigned.read(chain.getFirst());
    // 3. Valid at the time it is received.
    if (now.isBefore(certificate.notBefore()) || now.isAfter(certificate.notAfter())) {
      throw new CertificateRefused("not valid now");
    }
    // 4. Signed by its own key.
    if (!Keys.verifies(
        certificate.scheme().key(),
        certificate.keyInfo(),
        certificate.scheme().signature(),
        certificate.signed(),
        certificate.signature())) {
      throw new CertificateRefused("its signature is not its own");
    }
    // 5. Its key signed by the host's key.
    DerReader signedKey = DerReader.whole(certificate.signedKey(), Tag.SEQUENCE).inside();
    HostKey host = HostKey.read(signedKey.next(Tag.OCTET_STRING).content());
    byte[] signature = signedKey.next(Tag.OCTET_STRING).content();
    signedKey.end();
    if (!host.verifies(statement(certificate.keyInfo()), signature)) {
      throw new CertificateRefused("the peer's key did not sign the certificate's");
    }
    // 6. The host's key says who it is.
    return host.id();
  }

  /** What the host's key signs. */
  static byte[] statement(byte[] keyInfo) {
    byte[] message = Arrays.copyOf(PREFIX, PREFIX.length + keyInfo.length);
    System.arraycopy(keyInfo, 0, message, PREFIX.length, keyInfo.length);
    return message;
  }
}
