package app.tangible.payment;

/** A webhook that the processor did not send, or not now. */
public final class ForgedWebhookException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public ForgedWebhookException(String message) {
    super(message);
  }
}
