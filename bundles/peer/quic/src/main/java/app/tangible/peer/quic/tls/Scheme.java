package app.tangible.peer.quic.tls;

/**
 * How a certificate may sign itself: the schemes of TLS 1.3 that stand in X.509 (RFC 8446, 4.2.3).
 */
enum Scheme {
  ECDSA_SHA256(Oid.ECDSA_SHA256, "SHA256withECDSA", "EC"),
  ECDSA_SHA384(Oid.ECDSA_SHA384, "SHA384withECDSA", "EC"),
  ECDSA_SHA512(Oid.ECDSA_SHA512, "SHA512withECDSA", "EC"),
  ED25519(Oid.ED25519, "Ed25519", "Ed25519"),
  RSA_SHA256(Oid.RSA_SHA256, "SHA256withRSA", "RSA"),
  RSA_SHA384(Oid.RSA_SHA384, "SHA384withRSA", "RSA"),
  RSA_SHA512(Oid.RSA_SHA512, "SHA512withRSA", "RSA");

  private final byte[] oid;
  private final String signature;
  private final String key;

  Scheme(byte[] oid, String signature, String key) {
    this.oid = oid;
    this.signature = signature;
    this.key = key;
  }

  /** The JDK's name of the signature. */
  String signature() {
    return signature;
  }

  /** The JDK's name of the kind of key. */
  String key() {
    return key;
  }

  /** The scheme that an {@code AlgorithmIdentifier} names. */
  static Scheme read(Element identifier) throws CertificateRefused {
    DerReader parts = identifier.inside();
    Element oid = parts.next(Tag.OID);
    for (Scheme scheme : values()) {
      if (oid.contentIs(scheme.oid)) {
        // RSA names its parameters as NULL (RFC 4055), the others leave them out (RFC 5758, 8410).
        if (scheme.key.equals("RSA") && !parts.next(Tag.NULL).isEmpty()) {
          throw new CertificateRefused("a NULL that is not empty");
        }
        parts.end();
        return scheme;
      }
    }
    throw new CertificateRefused("signed in a way that is not understood");
  }
}
