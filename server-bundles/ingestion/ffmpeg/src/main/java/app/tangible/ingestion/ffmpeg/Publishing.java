package app.tangible.ingestion.ffmpeg;

import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceRegistry;
import app.tangible.content.FilmId;
import app.tangible.ingestion.Submission;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/** Registers the edition on the chain, then puts it on sale. Safe to repeat. */
final class Publishing {

  private final LicenceRegistry registry;
  private final Catalogue catalogue;
  private final long coinUnitsPerMinorUnit;

  Publishing(LicenceRegistry registry, Catalogue catalogue, long coinUnitsPerMinorUnit) {
    if (coinUnitsPerMinorUnit < 1) {
      throw new IllegalArgumentException("coinUnitsPerMinorUnit is at least 1");
    }
    this.registry = registry;
    this.catalogue = catalogue;
    this.coinUnitsPerMinorUnit = coinUnitsPerMinorUnit;
  }

  long publish(IngestionRow row) {
    Submission s = row.submission();
    FilmId film = Objects.requireNonNull(row.film());
    SealedFacts sealed = Objects.requireNonNull(row.sealed());
    long edition =
        registry.registerEdition(
            new EditionTerms(
                Bytes32.of(Arrays.copyOf(film.bytes(), 32)),
                Bytes32.of(sealed.masterHash().bytes()),
                s.quality(),
                new Account(s.studioAccount()),
                Math.multiplyExact(s.priceMinor(), coinUnitsPerMinorUnit),
                s.royaltyBasisPoints()));
    catalogue.publish(
        new Edition(
            edition,
            film,
            s.title(),
            s.year(),
            s.studio(),
            s.synopsis(),
            s.quality(),
            Duration.ofMillis(sealed.durationMillis()),
            new Price(s.priceMinor(), s.currency()),
            sealed.sealedBytes(),
            sealed.masterHash(),
            sealed.pieceRoot(),
            s.genres()),
        new Account(s.studioAccount()),
        Objects.requireNonNull(row.wrappedKey()));
    return edition;
  }
}
