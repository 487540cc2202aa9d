package app.tangible.peer.quic.tls;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What matters here of an X.509 certificate v3 (RFC 5280, 4.1). Names are skipped: a self-signed
 * certificate may say what it likes, and some peers leave them empty.
 *
 * @param signed what the signature is over, {@code tbsCertificate}
 * @param keyInfo {@code SubjectPublicKeyInfo}
 * @param signedKey the value of libp2p's extension
 */
record SelfSigned(
    byte[] signed,
    Scheme scheme,
    byte[] signature,
    Instant notBefore,
    Instant notAfter,
    byte[] keyInfo,
    byte[] signedKey) {

  /** No certificate needs more: an RSA key of 8,192 bits and its signature take 2 KiB. */
  private static final int MAX_BYTES = 8192;

  private static final int MAX_EXTENSIONS = 16;
  private static final int VERSION = 0;
  private static final int V3 = 2;
  private static final int EXTENSIONS = 3;

  static SelfSigned read(byte[] der) throws CertificateRefused {
    if (der.length > MAX_BYTES) {
      throw new CertificateRefused("a certificate of " + der.length + " bytes");
    }
    DerReader certificate = DerReader.whole(der, Tag.SEQUENCE).inside();
    Element signed = certificate.next(Tag.SEQUENCE);
    Element algorithm = certificate.next(Tag.SEQUENCE);
    byte[] signature = certificate.next(Tag.BIT_STRING).bits();
    certificate.end();

    DerReader parts = signed.inside();
    version(parts.next(Tag.explicit(VERSION)).inside());
    parts.next(Tag.INTEGER).integer(); // serialNumber
    Element innerAlgorithm = parts.next(Tag.SEQUENCE);
    if (!algorithm.contentIs(innerAlgorithm.content())) {
      throw new CertificateRefused("two algorithms for one signature");
    }
    parts.next(Tag.SEQUENCE); // issuer
    DerReader validity = parts.next(Tag.SEQUENCE).inside();
    Instant notBefore = CertificateTime.read(validity);
    Instant notAfter = CertificateTime.read(validity);
    validity.end();
    parts.next(Tag.SEQUENCE); // subject
    Element keyInfo = parts.next(Tag.SEQUENCE);
    // Unique ids must be left out (tls.md): next() refuses them.
    byte[] signedKey = signedKey(parts.next(Tag.explicit(EXTENSIONS)).inside());
    parts.end();
    return new SelfSigned(
        signed.encoded(),
        Scheme.read(algorithm),
        signature,
        notBefore,
        notAfter,
        keyInfo.encoded(),
        signedKey);
  }

  private static void version(DerReader version) throws CertificateRefused {
    if (version.next(Tag.INTEGER).integer().intValue() != V3) {
      throw new CertificateRefused("not a certificate v3");
    }
    version.end();
  }

  private static byte[] signedKey(DerReader explicit) throws CertificateRefused {
    DerReader extensions = explicit.next(Tag.SEQUENCE).inside();
    explicit.end();
    Set<String> seen = new HashSet<>();
    byte @Nullable [] found = null;
    while (extensions.hasMore()) {
      DerReader extension = extensions.next(Tag.SEQUENCE).inside();
      Element oid = extension.next(Tag.OID);
      Optional<Element> flag = extension.optional(Tag.BOOLEAN);
      boolean critical = flag.isPresent() && flag.get().bool();
      byte[] value = extension.next(Tag.OCTET_STRING).content();
      extension.end();
      if (!seen.add(HexFormat.of().formatHex(oid.content())) || seen.size() > MAX_EXTENSIONS) {
        throw new CertificateRefused("an extension twice, or too many of them");
      }
      if (oid.contentIs(Oid.LIBP2P)) {
        found = value;
      } else if (critical) {
        throw new CertificateRefused("a critical extension that is not understood");
      }
    }
    if (found == null) {
      throw new CertificateRefused("no libp2p Public Key Extension");
    }
    return found;
  }
}
