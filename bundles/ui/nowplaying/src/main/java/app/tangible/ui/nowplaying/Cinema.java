package app.tangible.ui.nowplaying;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.Opening;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.player.Player;
import java.time.Duration;
import java.util.NoSuchElementException;

/** One film with all that plays it. */
record Cinema(Library library, Decoder decoder, Player player, LicenceId licence) {

  /** The film and the decoder's answer. */
  record Seat(OwnedFilm film, Opening opening) {}

  /** Asks the decoder; blocks. */
  Seat open() {
    OwnedFilm film =
        library
            .film(licence)
            .orElseThrow(() -> new NoSuchElementException("no film of licence " + licence));
    return new Seat(
        film, decoder.open(film.film(), library.sealedFile(film.film()), film.licencePackage()));
  }

  /** Remembers where the household stopped; seen to within its last seconds, it begins anew. */
  void stoppedAt(Duration position, Duration length) {
    Duration tail = Duration.ofSeconds(Math.clamp(length.toSeconds() / 20, 2, 120));
    boolean seen = !length.isZero() && position.compareTo(length.minus(tail)) >= 0;
    library.resumeAt(licence, seen ? Duration.ZERO : position);
  }
}
