package app.tangible.identity;

/** The keys of this household cannot be opened or kept. The message tells a person what to do. */
public class IdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What happened, what it means, what to do. */
  public IdentityException(String message) {
    super(message);
  }

  /** What happened, what it means, what to do; and why. */
  public IdentityException(String message, Throwable cause) {
    super(message, cause);
  }
}
