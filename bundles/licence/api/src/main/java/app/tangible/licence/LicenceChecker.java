package app.tangible.licence;

import app.tangible.content.FilmId;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.OwnerPublicKey;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Decides whether a film is owned. Pure: no network, no clock of its own, no state. Safe for use by
 * several threads.
 */
@ProviderType
public interface LicenceChecker {

  /**
   * Checks, in this order: forms, issuer's signatures, owner, device, film, loan, certificate, the
   * chain's state where it is proven, times.
   *
   * @param question who asks for which film, on which device, when
   */
  Verdict check(LicencePackage licence, TrustRoots trust, Question question);

  /**
   * Reads a package; throws {@link IllegalArgumentException} on anything but its canonical form.
   */
  LicencePackage decode(byte[] encoded);

  /** Writes a package. */
  byte[] encode(LicencePackage licence);

  /** Reads the licence without judging it, for display only. */
  LicenceDocument peek(LicencePackage licence);

  /** Reads the certificate without judging it, for display only. */
  Certificate peekCertificate(LicencePackage licence);

  /** The lease without judging it, for display only. */
  Lease peekLease(LicencePackage licence);

  /**
   * What is asked.
   *
   * @param agreement the decoder's key
   * @param now the decoder's monotonic time
   * @param strict whether a proof of the chain's state is needed that is not older than the
   *     licence's grace
   */
  record Question(
      OwnerPublicKey owner, AgreementKey agreement, FilmId film, Instant now, boolean strict) {

    /** One that a lease is enough for. */
    public Question(OwnerPublicKey owner, AgreementKey agreement, FilmId film, Instant now) {
      this(owner, agreement, film, now, false);
    }
  }
}
