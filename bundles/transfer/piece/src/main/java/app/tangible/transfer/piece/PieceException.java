package app.tangible.transfer.piece;

import java.io.IOException;

/** The stream ends, and the other side is told why. */
final class PieceException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Bye.Reason reason;

  PieceException(Bye.Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  Bye bye() {
    return new Bye(reason, String.valueOf(getMessage()));
  }
}
