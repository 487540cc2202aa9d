package app.tangible.peer.libp2p.noise;

import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.wire.WrongPeerException;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The handshake on the wire, as its numbered steps. */
record Exchange(RawLink raw, NodeIdentity self, Optional<PeerId> expected, List<String> muxers) {

  private static final byte[] NOTHING = {};

  NoiseChannel initiate() throws IOException {
    DhKey own = DhKey.fresh();
    try (Handshake handshake = new Handshake(NOTHING, own, DhKey.fresh())) {
      // 1. -> e
      Frames.write(raw.out(), handshake.writeFirst(NOTHING));
      // Signed while the peer works.
      byte[] ours = payload(own);
      // 2. <- e, ee, s, es
      byte[] told = handshake.readSecond(Frames.read(raw.in()));
      Payload peer = verified(told, handshake.theirs());
      Optional<String> muxer = Payload.agree(muxers, peer.muxers());
      // 3. -> s, se
      Frames.write(raw.out(), handshake.writeThird(ours));
      byte[][] keys = handshake.split();
      return opened(peer, muxer, keys[0], keys[1]);
    }
  }

  NoiseChannel respond() throws IOException {
    // 1. -> e; what comes along with it is neither secret nor proven. Until it is there, the caller
    // costs no work.
    byte[] first = Frames.read(raw.in());
    DhKey own = DhKey.fresh();
    try (Handshake handshake = new Handshake(NOTHING, own, DhKey.fresh())) {
      handshake.readFirst(first);
      // 2. <- e, ee, s, es
      Frames.write(raw.out(), handshake.writeSecond(payload(own)));
      // 3. -> s, se
      byte[] told = handshake.readThird(Frames.read(raw.in()));
      Payload peer = verified(told, handshake.theirs());
      Optional<String> muxer = Payload.agree(peer.muxers(), muxers);
      byte[][] keys = handshake.split();
      return opened(peer, muxer, keys[1], keys[0]);
    }
  }

  private byte[] payload(DhKey own) {
    return Payload.encode(self, own.publicKey(), muxers);
  }

  private Payload verified(byte[] told, byte[] theirs) throws IOException {
    Payload peer = Payload.verified(told, theirs);
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
