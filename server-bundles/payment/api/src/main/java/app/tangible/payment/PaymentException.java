package app.tangible.payment;

/** The processor could not do it. */
public final class PaymentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public PaymentException(String message) {
    super(message);
  }
}
