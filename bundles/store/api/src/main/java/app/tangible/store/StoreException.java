package app.tangible.store;

/** The store could not do it; the message says what happened and what to do, for a person. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean worthRetrying;

  /** {@code worthRetrying}: the same request may go through later (no network, server busy). */
  public StoreException(String message, boolean worthRetrying) {
    super(message);
    this.worthRetrying = worthRetrying;
  }

  /** Whether the same request may go through later. */
  public boolean worthRetrying() {
    return worthRetrying;
  }
}
