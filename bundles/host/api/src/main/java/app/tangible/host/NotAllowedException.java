package app.tangible.host;

/** Who watches now may not do this; the message says who can, for a person. */
public final class NotAllowedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With words of {@link HouseRules#refusal}. */
  public NotAllowedException(String message) {
    super(message);
  }
}
