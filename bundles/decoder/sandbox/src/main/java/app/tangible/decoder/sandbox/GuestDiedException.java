package app.tangible.decoder.sandbox;

import java.io.IOException;

/** The guest's process ended, or says what is no message; a new one may do better. */
final class GuestDiedException extends IOException {

  private static final long serialVersionUID = 1L;

  GuestDiedException(String message) {
    super(message);
  }

  GuestDiedException(String message, Throwable cause) {
    super(message, cause);
  }
}
