package app.tangible.catalogue;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import java.time.Duration;
import java.util.List;

/**
 * One film in one quality, as it is sold.
 *
 * @param edition its id on the chain, from 1
 * @param studio who made it, for people
 * @param quality such as {@code HD}
 * @param genres within {@link Genres}; empty where the studio named none
 */
public record Edition(
    long edition,
    FilmId film,
    String title,
    int year,
    String studio,
    String synopsis,
    String quality,
    Duration duration,
    Price price,
    long sealedBytes,
    MasterHash masterHash,
    PieceRoot pieceRoot,
    List<String> genres) {

  /** Refuses texts and numbers out of bounds. */
  public Edition {
    if (edition < 1 || sealedBytes < 1 || duration.isNegative()) {
      throw new IllegalArgumentException("edition, bytes and duration are positive");
    }
    genres = Genres.checked(genres);
    Texts.check("title", title, 1, 300);
    Texts.check("studio", studio, 1, 200);
    Texts.check("synopsis", synopsis, 0, 5_000);
    Texts.check("quality", quality, 1, 31);
    if (year < 1880 || year > 2200) {
      throw new IllegalArgumentException("a film is of a year from 1880 to 2200, got " + year);
    }
  }
}
