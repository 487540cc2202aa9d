package app.tangible.ui.film;

import app.tangible.decoder.Decoder;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.store.Sale;
import app.tangible.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a licence brings to the page.
 *
 * @param begun whether it plays though it is still fetched
 * @param sale where it is on the market, while it leaves
 * @param leftOut whether it is not wanted on this disk now
 * @param bytes that it takes of this disk; 0 where its file is not here whole
 */
record Owned(
    OwnedFilm film,
    Optional<Proof> proof,
    Decoder.Level level,
    Optional<Transfer> transfer,
    boolean begun,
    Optional<Sale> sale,
    boolean leftOut,
    long bytes) {

  static Owned read(FilmPage.Sources sources, LicenceId licence) {
    OwnedFilm film = sources.library().film(licence).orElseThrow();
    Optional<Transfer> transfer =
        sources.transfers().list().stream()
            .filter(candidate -> candidate.film().equals(film.film()))
            .reduce((older, newer) -> newer);
    Optional<Sale> sale =
        sources.market().mine().stream()
            .filter(known -> !known.over() && known.licence().equals(licence))
            .findFirst();
    return new Owned(
        film,
        Proof.read(sources.licences(), sources.export(), film),
        sources.decoder().level(),
        transfer,
        !film.onDisk() && transfer.filter(Beginning::isThere).isPresent(),
        sale,
        !film.onDisk() && sources.library().leftOut().contains(film.film()),
        film.onDisk() ? bytes(sources.library().sealedFile(film.film())) : 0);
  }

  private static long bytes(Path sealed) {
    try {
      return Files.size(sealed);
    } catch (IOException away) {
      return 0;
    }
  }

  boolean plays() {
    return (film.onDisk() || begun) && sale.isEmpty();
  }

  /** Whether it may leave: bought for good, not borrowed, and not on offer already. */
  boolean maySell() {
    return mine() && proof.orElseThrow().licence().rights().resale();
  }

  boolean mayLend() {
    return mine() && proof.orElseThrow().licence().rights().loanable();
  }

  private boolean mine() {
    return sale.isEmpty()
        && proof.filter(read -> read.licence().kind() == LicenceDocument.Kind.OWNED).isPresent();
  }
}
