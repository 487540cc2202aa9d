package app.tangible.decoder;

import app.tangible.licence.Refusal;
import java.io.IOException;

/** The decoder refused in the middle of a film. */
public final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  /** With the reason, and what was expected and found. */
  public RefusedException(Refusal reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** Why. */
  public Refusal reason() {
    return reason;
  }
}
