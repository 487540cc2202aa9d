package app.tangible.peer.quic;

import app.tangible.peer.PeerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one handshake is to show, and what it showed. */
final class Proof {

  private final Optional<PeerId> expected;
  private volatile @Nullable PeerId peer;

  Proof(Optional<PeerId> expected) {
    this.expected = expected;
  }

  void shown(PeerId shown) {
    peer = shown;
  }

  /** Who was there, though it may be somebody else than expected. */
  Optional<PeerId> peer() {
    return Optional.ofNullable(peer);
  }

  boolean isExpected(PeerId shown) {
    return expected.isEmpty() || expected.get().equals(shown);
  }

  boolean isWrongPeer() {
    return peer().filter(shown -> !isExpected(shown)).isPresent();
  }
}
