package app.tangible.peer.libp2p.wire;

import app.tangible.peer.PeerId;
import java.io.IOException;

/** Somebody else answers than was expected. */
public final class WrongPeerException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Who was expected, who was found. */
  public WrongPeerException(PeerId expected, PeerId found) {
    super("expected is " + expected + ", found is " + found);
  }
}
