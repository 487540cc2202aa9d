package app.tangible.metadata.tmdb;

/** The Movie Database does not answer as it should; never quotes the key. */
final class TmdbException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TmdbException(String message) {
    super(message);
  }
}
