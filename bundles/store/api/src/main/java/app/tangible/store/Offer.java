package app.tangible.store;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** One edition of a film that can be bought. */
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
    List<URI> sources) {

  /** Copies. */
  public Offer {
    sources = List.copyOf(sources);
  }
}
