package app.tangible.ui.film;

import app.tangible.library.OwnedFilm;
import app.tangible.licence.Certificate;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import java.util.Optional;

/** What the documents of a film say, read for display; the decoder alone judges them. */
record Proof(LicenceDocument licence, Certificate certificate, Lease lease) {

  /** Empty where they cannot be read. */
  static Optional<Proof> read(LicenceChecker licences, OwnedFilm film) {
    try {
      return Optional.of(
          new Proof(
              licences.peek(film.licencePackage()),
              licences.peekCertificate(film.licencePackage()),
              licences.peekLease(film.licencePackage())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
