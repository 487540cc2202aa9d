package app.tangible.peer.libp2p.noise;

import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.wire.WrongPeerException;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The handshake on the wire, as its numbered steps. */
record Exchange(
    RawLink raw,
    Handshake handshake,
    NodeIdentity self,
    DhKey own,
    Optional<PeerId> expected,
    List<String> muxers) {

  NoiseChannel initiate() throws IOException {
    // 1. -> e
    Frames.write(raw.out(), handshake.writeFirst(new byte[0]));
    // Signed while the peer works.
    byte[] ours = payload();
    // 2. <- e, ee, s, es
    Payload peer = verified(handshake.readSecond(Frames.read(raw.in())));
    Optional<String> muxer = Payload.agree(muxers, peer.muxers());
    // 3. -> s, se
    Frames.write(raw.out(), handshake.writeThird(ours));
    byte[][] keys = handshake.split();
    return opened(peer, muxer, keys[0], keys[1]);
  }

  NoiseChannel respond() throws IOException {
    // 1. -> e; what comes along with it is neither secret nor proven
    handshake.readFirst(Frames.read(raw.in()));
    // 2. <- e, ee, s, es
    Frames.write(raw.out(), handshake.writeSecond(payload()));
    // 3. -> s, se
    Payload peer = verified(handshake.readThird(Frames.read(raw.in())));
    Optional<String> muxer = Payload.agree(peer.muxers(), muxers);
    byte[][] keys = handshake.split();
    return opened(peer, muxer, keys[1], keys[0]);
  }

  private byte[] payload() {
    return Payload.encode(self, own.publicKey(), muxers);
  }

  private Payload verified(byte[] told) throws IOException {
    Payload peer = Payload.verified(told, handshake.theirs());
    PeerId found = peer.key().id();
    if (expected.isPresent() && !expected.get().equals(found)) {
      throw new WrongPeerException(expected.get(), found);
    }
    return peer;
  }

  private NoiseChannel opened(
      Payload peer, Optional<String> muxer, byte[] sendKey, byte[] receiveKey) {
    try {
      return new NoiseChannel(raw, peer, muxer, sendKey, receiveKey);
    } finally {
      Symmetric.wipe(sendKey, receiveKey);
    }
  }
}
