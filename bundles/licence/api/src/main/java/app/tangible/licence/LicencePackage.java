package app.tangible.licence;

import java.util.List;

/**
 * All that a device keeps of one licence, as the backend hands it out and the decoder reads it.
 *
 * @param certificate canonical JSON, see {@code docs/protocols/licence-1.md}
 */
public record LicencePackage(
    SignedDocument licence, byte[] certificate, SignedDocument lease, List<KeyShare> shares) {

  private static final int MAX_CERTIFICATE_BYTES = 65_536;
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
    certificate = certificate.clone();
    shares = List.copyOf(shares);
  }

  /** The same with a newer lease. */
  public LicencePackage withLease(SignedDocument newer) {
    return new LicencePackage(licence, certificate, newer, shares);
  }
}
