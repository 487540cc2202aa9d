package app.tangible.decoder.sandbox;

import java.io.IOException;

/** Bytes of a film that arrives do not come: the guest did nothing wrong, a new one has no more. */
final class NotSuppliedException extends IOException {

  private static final long serialVersionUID = 1L;

  NotSuppliedException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
