package app.tangible.library;

import app.tangible.content.FilmId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the product that reads sealed films, or keeps what it made of them: it is asked before
 * a film's file leaves this disk, and told then. Called on any thread.
 */
@ConsumerType
public interface FilmReader {

  /** Whether a person watches it now, or has just asked to; its file stays then. Quick. */
  boolean isWatched(FilmId film);

  /**
   * Its file leaves this disk: reads no more of it, and erases what was made of it. Returns when
   * that is done, or after some seconds; may be told of films that it never knew.
   */
  void letGo(FilmId film);
}
