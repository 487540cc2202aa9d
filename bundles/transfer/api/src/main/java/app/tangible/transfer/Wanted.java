package app.tangible.transfer;

import app.tangible.content.Cid;
import app.tangible.content.FilmId;
import app.tangible.content.PieceRoot;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which bytes are wanted and who may have them.
 *
 * @param sources base addresses: {@code <source>/manifest} and {@code <source>/sealed} are fetched
 *     by HTTP, ranges for the second; http or https; tried together with what every {@link
 *     ChunkSource} finds
 * @param entitlement what homes that serve are paid from; empty asks them to serve for nothing
 * @param cid its name in IPFS, where the seller says it; verified by nothing but the bytes
 */
public record Wanted(
    FilmId film,
    PieceRoot root,
    long sealedBytes,
    List<URI> sources,
    Optional<Entitlement> entitlement,
    Optional<Cid> cid) {

  /** Copies. */
  public Wanted {
    sources = List.copyOf(sources);
    if (sealedBytes <= 0) {
      throw new IllegalArgumentException("a film has bytes, got " + sealedBytes);
    }
  }

  /** Without anything to draw receipts on. */
  public Wanted(FilmId film, PieceRoot root, long sealedBytes, List<URI> sources) {
    this(film, root, sealedBytes, sources, Optional.empty());
  }

  /** This, with its name in IPFS. */
  public Wanted named(Optional<Cid> name) {
    return new Wanted(film, root, sealedBytes, sources, entitlement, name);
  }

  /** Without a name in IPFS. */
  public Wanted(
      FilmId film,
      PieceRoot root,
      long sealedBytes,
      List<URI> sources,
      Optional<Entitlement> entitlement) {
    this(film, root, sealedBytes, sources, entitlement, Optional.empty());
  }
}
