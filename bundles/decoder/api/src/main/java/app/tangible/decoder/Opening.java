package app.tangible.decoder;

import app.tangible.licence.Refusal;

/** The decoder's answer. */
public sealed interface Opening {

  /** It plays. {@code inGrace}: the lease is over; the person should go online soon. */
  record Ready(OpenFilm film, boolean inGrace) implements Opening {}

  /**
   * It does not.
   *
   * @param detail what was expected and found; English; holds no key and no title
   */
  record Refused(Refusal reason, String detail) implements Opening {}
}
