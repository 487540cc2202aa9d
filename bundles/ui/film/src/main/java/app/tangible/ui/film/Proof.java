package app.tangible.ui.film;

import app.tangible.library.OwnedFilm;
import app.tangible.licence.Certificate;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceExport;
import java.util.Optional;

/**
 * What the documents of a film say, read for display; the decoder alone judges them.
 *
 * @param statement of the certificate, for a stranger's telephone
 */
record Proof(LicenceDocument licence, Certificate certificate, Lease lease, String statement) {

  /** Empty where they cannot be read. */
  static Optional<Proof> read(LicenceChecker licences, LicenceExport export, OwnedFilm film) {
    try {
      Certificate certificate = licences.peekCertificate(film.licencePackage());
      return Optional.of(
          new Proof(
              licences.peek(film.licencePackage()),
              certificate,
              licences.peekLease(film.licencePackage()),
              export.statement(certificate)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
