package app.tangible.store;

import app.tangible.content.Cid;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One edition of a film that can be bought.
 *
 * @param cid its name in IPFS, where the store says it
 * @param genres words of the studio for people; empty where it said none
 */
public record Offer(
    String edition,
    FilmId film,
    String title,
    int year,
    String studio,
    String synopsis,
    String quality,
    Duration duration,
    Money price,
    long sealedBytes,
    MasterHash masterHash,
    PieceRoot pieceRoot,
    List<URI> sources,
    Optional<Cid> cid,
    List<String> genres) {

  /** How many genres an offer has at most. */
  public static final int MOST_GENRES = 8;

  /** How many characters a genre has at most. */
  public static final int LONGEST_GENRE = 40;

  /** Copies. */
  public Offer {
    sources = List.copyOf(sources);
    genres = List.copyOf(genres);
  }
}
