package app.tangible.content;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import org.osgi.annotation.versioning.ProviderType;

/** Makes a sealed film of a clear Matroska file. Publisher side only. */
@ProviderType
public interface FilmSealer {

  /**
   * Seals {@code matroska} into {@code sealed}, which appears whole or not at all.
   *
   * @param signer the publisher's Ed25519 private key
   * @throws SealedFilmException when the source is not a Matroska file this format can hold
   * @throws IOException when a file cannot be read or written
   */
  SealedFilm seal(
      FilmId film,
      Path matroska,
      Path sealed,
      FilmKey key,
      PrivateKey signer,
      ByteProgress progress)
      throws IOException;

  /** The key set of a licence on this film; the caller closes it. */
  KeySet keysOf(FilmKey key);
}
