package app.tangible.chain;

/** The chain could not do it; the message says which call, what was expected and what was found. */
public final class ChainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public ChainException(String message) {
    super(message);
  }

  /** With the cause. */
  public ChainException(String message, Throwable cause) {
    super(message, cause);
  }
}
