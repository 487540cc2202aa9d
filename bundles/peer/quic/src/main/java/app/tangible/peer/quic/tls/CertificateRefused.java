package app.tangible.peer.quic.tls;

import java.security.cert.CertificateException;

/** Why a certificate proves nothing. */
public final class CertificateRefused extends CertificateException {

  private static final long serialVersionUID = 1L;

  CertificateRefused(String message) {
    super(message);
  }

  CertificateRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
