package app.tangible.peer.libp2p.upnp;

import java.io.IOException;

/** The router refused, or said what makes no sense. */
final class GatewayException extends IOException {

  private static final long serialVersionUID = 1L;

  /** WANIPConnection 2.0 table 2-22: the port is another machine's. */
  static final int CONFLICT = 718;

  /** WANIPConnection 1.0: only leases without an end. */
  static final int ONLY_PERMANENT_LEASES = 725;

  private final int code;

  GatewayException(int code, String message) {
    super(message);
    this.code = code;
  }

  GatewayException(String message) {
    this(0, message);
  }

  int code() {
    return code;
  }
}
