package app.tangible.decoder;

import app.tangible.content.FilmId;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Starts, feeds and restarts the decoder's own process. Safe for use by several threads. */
@ProviderType
public interface Decoder {

  /** How strongly this machine can isolate it. */
  Level level();

  /**
   * The decoder's public key for this owner, made inside the decoder at the first call; it is named
   * in the owner's device grant.
   *
   * @throws DecoderException when the decoder cannot be started
   */
  AgreementKey enrol(OwnerPublicKey owner);

  /**
   * Opens a sealed film, if the decoder finds that it may be played here and now.
   *
   * @throws DecoderException when the decoder cannot be started
   */
  Opening open(FilmId film, Path sealed, LicencePackage licence);

  /** Whom it believes; shown to the household. */
  TrustRoots trust();

  /** Isolation levels, weakest first. */
  enum Level {
    /** Its own process, without a sandbox. */
    PLAIN_PROCESS,
    /** L0: its own process under bubblewrap: no network, no home, no privileges. */
    SANDBOXED_PROCESS
  }
}
