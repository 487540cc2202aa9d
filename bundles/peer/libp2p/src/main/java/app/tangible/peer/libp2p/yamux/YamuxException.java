package app.tangible.peer.libp2p.yamux;

import java.net.ProtocolException;

/** The peer broke a rule of Yamux; the session ends. */
final class YamuxException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  YamuxException(String message) {
    super(message);
  }
}
