package app.tangible.content;

import java.io.IOException;

/**
 * A sealed film, or the source of one, is not what it should be; the message says what was expected
 * and found.
 */
public final class SealedFilmException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Check check;

  /** Which check failed. */
  public enum Check {
    /** Not a sealed film of a known version, or a length or count out of bounds. */
    FORMAT,
    /** The index is not signed by the expected publisher. */
    SIGNATURE,
    /** The index root is not the expected master hash, or the film id differs. */
    OTHER_FILM,
    /** The file is shorter or longer than its index says. */
    LENGTH,
    /** The key does not match the commitment of the segment. */
    KEY,
    /** A record does not carry its authentication tag. */
    RECORD,
    /** The source cannot be sealed. */
    SOURCE
  }

  /** Names the failed check. */
  public SealedFilmException(Check check, String message) {
    super(message);
    this.check = check;
  }

  /** The failed check. */
  public Check check() {
    return check;
  }
}
