package app.tangible.keys;

/** A key cannot be had; the message says which, and holds none. */
public final class KeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public KeysException(String message) {
    super(message);
  }

  /** With the cause. */
  public KeysException(String message, Throwable cause) {
    super(message, cause);
  }
}
