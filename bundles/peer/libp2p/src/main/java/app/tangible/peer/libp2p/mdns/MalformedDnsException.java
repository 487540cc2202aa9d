package app.tangible.peer.libp2p.mdns;

/** A datagram that is not DNS; to be dropped. */
final class MalformedDnsException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedDnsException(String message) {
    super(message, null, false, false);
  }
}
