package app.tangible.decoder;

/** The decoder's process cannot be started or does not answer; the message says what to do. */
public final class DecoderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public DecoderException(String message) {
    super(message);
  }

  /** With the cause. */
  public DecoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
