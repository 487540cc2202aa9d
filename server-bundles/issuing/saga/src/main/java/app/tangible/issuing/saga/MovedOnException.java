package app.tangible.issuing.saga;

/** The licence moved on the chain after it was certified; nothing of it is handed out. */
final class MovedOnException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
