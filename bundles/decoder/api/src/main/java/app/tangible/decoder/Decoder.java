package app.tangible.decoder;

import app.tangible.content.FilmId;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Starts, feeds and restarts the decoder's own process. Safe for use by several threads. */
@ProviderType
public interface Decoder {

  /** How strongly this machine can isolate it. */
  Level level();

  /**
   * Whether a copy of the decoder's files that was put back is seen for what it is. Needs a file
   * system that tells when a file was born; elsewhere a copy works until the lease ends.
   */
  boolean seesRestoredBackups();

  /**
   * The decoder's public keys for one licence to come, made inside the decoder at the first call;
   * they are named in the owner's device grant. The same slot answers the same keys.
   *
   * @throws DecoderException when the decoder cannot be started, or when the slot's key was
   *     destroyed: take a fresh slot
   */
  Enrolment enrol(OwnerPublicKey owner, KeySlot slot);

  /**
   * A person looks at this film and may play it: a process may be started for it ahead, which sees
   * this film and no other and is asked nothing until {@link #open}. At most one waits, and not for
   * long. Returns at once; a wrong guess costs time and nothing else.
   *
   * @param sealed the whole film
   */
  default void expect(Path sealed) {}

  /**
   * The film's file leaves this disk: ends what reads it, and what was started for it ahead. Who
   * reads it then hears that it is over; opening it anew is not forbidden.
   *
   * @param sealed where it lies
   */
  default void letGo(FilmId film, Path sealed) {}

  /**
   * Opens a sealed film, if the decoder finds that it may be played here and now.
   *
   * @throws DecoderException when the decoder cannot be started
   */
  Opening open(FilmId film, Path sealed, LicencePackage licence);

  /**
   * As {@link #open(FilmId, Path, LicencePackage)}, while the film still arrives: reads wait for
   * the bytes that they need. One that cannot wait opens what is there.
   */
  default Opening open(FilmId film, LicencePackage licence, Arriving arriving) {
    return open(film, arriving.file(), licence);
  }

  /**
   * Destroys the key to which this licence was sealed, for good, and signs that it did. Asked again
   * it answers the same receipt, also after a crash at any point.
   *
   * <p>The licence must be one that plays here and now: renew its lease first. Films of the licence
   * that are open are closed.
   *
   * @throws DecoderException when the decoder cannot be started
   */
  Destruction destroy(OwnerPublicKey owner, LicencePackage licence);

  /**
   * Destroys the keys of licences that changed hands since they were certified.
   *
   * @param list a {@link app.tangible.licence.MovedList}, signed by the issuer
   * @throws DecoderException when the decoder cannot be started
   */
  Revocation moved(SignedDocument list);

  /** Whom it believes; shown to the household. */
  TrustRoots trust();

  /** Whether a lease alone is not enough: a fresh proof of the chain is asked for, too. */
  boolean strict();

  /** Chooses that for every film that is opened from now on; kept over a restart. */
  void strict(boolean wanted);

  /** Isolation levels, weakest first. */
  enum Level {
    /** Its own process, without a sandbox. */
    PLAIN_PROCESS,
    /** L0: its own process under bubblewrap: no network, no home, no privileges. */
    SANDBOXED_PROCESS
  }
}
