package app.tangible.licence;

import java.util.List;
import java.util.Optional;

/**
 * All that a device keeps of one licence, as the backend hands it out and the decoder reads it.
 *
 * @param certificate canonical JSON, see {@code docs/protocols/licence-1.md}
 * @param stateProof what the chain said of the licence at one block: canonical JSON, ibid.
 */
public record LicencePackage(
    SignedDocument licence,
    byte[] certificate,
    SignedDocument lease,
    List<KeyShare> shares,
    Optional<byte[]> stateProof) {

  private static final int MAX_CERTIFICATE_BYTES = 65_536;
  private static final int MAX_PROOF_BYTES = 65_536;
  private static final int MAX_SHARES = 2 * LicenceDocument.MAX_DEVICES;

  /** Copies; refuses sizes out of bounds. */
  public LicencePackage {
    if (certificate.length == 0
        || certificate.length > MAX_CERTIFICATE_BYTES
        || shares.size() > MAX_SHARES) {
      throw new IllegalArgumentException(
          "a licence package has a certificate of 1 to 65536 bytes and at most 12 shares, got "
              + certificate.length
              + " and "
              + shares.size());
    }
    if (stateProof.isPresent()
        && (stateProof.get().length == 0 || stateProof.get().length > MAX_PROOF_BYTES)) {
      throw new IllegalArgumentException(
          "a state proof has 1 to 65536 bytes, got " + stateProof.get().length);
    }
    certificate = certificate.clone();
    shares = List.copyOf(shares);
    stateProof = stateProof.map(byte[]::clone);
  }

  /** One without a proof of the chain's state. */
  public LicencePackage(
      SignedDocument licence, byte[] certificate, SignedDocument lease, List<KeyShare> shares) {
    this(licence, certificate, lease, shares, Optional.empty());
  }

  /** The same with a newer lease. */
  public LicencePackage withLease(SignedDocument newer) {
    return new LicencePackage(licence, certificate, newer, shares, stateProof);
  }

  /** The same with a newer proof of the chain's state. */
  public LicencePackage withStateProof(byte[] newer) {
    return new LicencePackage(licence, certificate, lease, shares, Optional.of(newer));
  }
}
