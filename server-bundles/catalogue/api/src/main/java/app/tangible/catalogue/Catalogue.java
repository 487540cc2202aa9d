package app.tangible.catalogue;

import app.tangible.chain.Account;
import app.tangible.content.Cid;
import app.tangible.content.FilmId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is sold. Safe for use by several threads. */
@ProviderType
public interface Catalogue {

  /** Most results of a search, and most mirrors of a film. */
  int MAX_RESULTS = 200;

  /**
   * Editions whose title holds every word of the query, whatever its case and accents; the newest
   * first.
   *
   * @param query empty for all; at most 200 characters
   * @param limit 1 to {@link #MAX_RESULTS}
   */
  List<Edition> search(String query, int limit);

  /** The edition, if it is sold. */
  Optional<Edition> edition(long edition);

  /** The edition of this film, if it is sold. */
  Optional<Edition> film(FilmId film);

  /** Other base addresses that serve the film. */
  List<URI> mirrors(FilmId film);

  /** Adds a mirror; one that is there already stays. */
  void addMirror(FilmId film, URI base);

  /** Where the sealed bytes of a film lie, or are to be put before it is published. */
  Path sealedFile(FilmId film);

  /**
   * Its name in IPFS; empty as long as it is being computed, which reads the whole film once, in
   * the background.
   */
  Optional<Cid> cid(FilmId film);

  /** Where its piece manifest lies, or is to be put. */
  Path manifestFile(FilmId film);

  /**
   * Puts an edition on sale. Safe to repeat.
   *
   * @param studioAccount whom the studio's share is paid to
   * @param wrappedKey the film key, wrapped in the context {@code film/<id>}
   */
  void publish(Edition edition, Account studioAccount, byte[] wrappedKey);

  /** The wrapped film key of a film that is sold. */
  Optional<byte[]> wrappedKey(FilmId film);
}
