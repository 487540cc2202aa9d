package app.tangible.identity.devicekeys;

import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import java.util.Optional;

/** Where the secret of one level comes from. Secrets are wiped by the caller. */
interface Wrapping {

  Protection level();

  /**
   * A secret for keys that are about to be wrapped.
   *
   * @throws app.tangible.identity.IdentityException when the level is not to be had here
   */
  byte[] create(byte[] salt, Cost cost);

  /**
   * The secret of keys that were wrapped, asked for anew after a wrong one.
   *
   * @param attempt from 0
   * @return empty when there is nobody and nothing to ask any more
   */
  Optional<byte[]> recall(byte[] salt, Cost cost, int attempt);

  /** Drops what {@link #create} left outside of the file. */
  default void forget(byte[] salt) {}

  /** What happened, what it means and what to do, when no secret opens the file. */
  String lost();
}
