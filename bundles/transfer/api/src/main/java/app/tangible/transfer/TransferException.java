package app.tangible.transfer;

/** A film could not be fetched; the message says which source did what, and what to do. */
public final class TransferException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public TransferException(String message) {
    super(message);
  }

  /** With the cause. */
  public TransferException(String message, Throwable cause) {
    super(message, cause);
  }
}
