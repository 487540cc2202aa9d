package app.tangible.library;

/** The library cannot be opened or written; the message says what happened and what to do. */
public final class LibraryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public LibraryException(String message) {
    super(message);
  }

  /** With the cause. */
  public LibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
