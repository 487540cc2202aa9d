package app.tangible.ingestion.ffmpeg;

/** The master will never become a film; the message is for the studio. */
final class Unusable extends Exception {

  private static final long serialVersionUID = 1L;

  Unusable(String message) {
    super(message);
  }
}
