package app.tangible.peer.quic;

import app.tangible.peer.PeerId;
import app.tangible.peer.quic.tls.PeerCertificate;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a certificate that proves a peer, and the one that is expected where one is. It keeps what
 * each handshake proved apart, as all handshakes share it.
 */
final class PeerTrust extends X509ExtendedTrustManager {

  private final Map<SSLEngine, Proof> proofs = new ConcurrentHashMap<>();
  private final Clock clock;

  PeerTrust(Clock clock) {
    this.clock = clock;
  }

  void expect(SSLEngine handshake, Proof proof) {
    proofs.put(handshake, proof);
  }

  void forget(SSLEngine handshake) {
    proofs.remove(handshake);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String algorithm, SSLEngine engine)
      throws CertificateException {
    check(chain, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String algorithm, SSLEngine engine)
      throws CertificateException {
    check(chain, engine);
  }

  private void check(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
    Proof proof = proofs.get(engine);
    if (proof == null) {
      throw new CertificateException("a handshake that nobody waits for");
    }
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      encoded.add(certificate.getEncoded());
    }
    PeerId peer = PeerCertificate.verify(encoded, clock.instant());
    proof.shown(peer);
    if (!proof.isExpected(peer)) {
      throw new CertificateException("another peer than expected");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String algorithm, Socket socket)
      throws CertificateException {
    throw notQuic();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String algorithm, Socket socket)
      throws CertificateException {
    throw notQuic();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String algorithm)
      throws CertificateException {
    throw notQuic();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String algorithm)
      throws CertificateException {
    throw notQuic();
  }

  private static CertificateException notQuic() {
    return new CertificateException("for handshakes of QUIC alone");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
