package app.tangible.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The block trees of sealed films (IPIP-0499, profile unixfs-v1-2025). Safe for several threads.
 */
@ProviderType
public interface FilmDags {

  /** Longest {@link FilmDag#encode encoding} that is read: a film of 2 TiB. */
  int MAX_ENCODED_BYTES = 64 << 20;

  /**
   * One part of a node.
   *
   * @param bytes of the file below it
   */
  record Link(Cid cid, long bytes) {}

  /** Reads the film once; no copy is made. */
  FilmDag dagOf(Path sealed) throws IOException;

  /**
   * From {@link FilmDag#encode}. The hashes lead to the root that is named, or it is refused;
   * whether they are the film's, only the film's bytes tell.
   *
   * @throws IllegalArgumentException on any other form
   */
  FilmDag decode(byte[] encoded);

  /**
   * The parts of a node of any file's tree, in the order of the file's bytes.
   *
   * @param block whose hash was verified
   * @throws IllegalArgumentException for what is no inner node of a file, holds file bytes itself,
   *     names other hashes or codecs, or says sizes that do not add up
   */
  List<Link> links(byte[] block);
}
