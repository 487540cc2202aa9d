package app.tangible.content;

import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A sealed film as IPFS sees it: a balanced tree of blocks over the same bytes. The leaves are the
 * film's bytes themselves, so only the hashes are kept. Immutable.
 */
@ProviderType
public interface FilmDag {

  /** The film's name in IPFS. */
  Cid root();

  /** Length of the film. */
  long sealedBytes();

  /** Length of a leaf; the last may be short. */
  int leafBytes();

  /** How many leaves there are. */
  int leaves();

  /** The name of one leaf. */
  Cid leaf(int leaf);

  /** Which leaf has this name; the first, if several are equal. */
  OptionalInt leafNamed(Cid cid);

  /** The block of a node above the leaves, if it is one of this tree. */
  Optional<byte[]> node(Cid cid);

  /** What is kept beside the film: docs/protocols/film-cid.md. */
  byte[] encode();
}
