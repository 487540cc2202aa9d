package app.tangible.decoder.protocol;

import java.io.IOException;

/** The other end sent what is no message of this protocol; the message says what. */
public final class ProtocolException extends IOException {

  private static final long serialVersionUID = 1L;

  /** With what was expected and found. */
  public ProtocolException(String message) {
    super(message);
  }
}
