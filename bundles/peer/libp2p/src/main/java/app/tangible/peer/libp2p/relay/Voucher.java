package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import app.tangible.peer.Protobuf;
import app.tangible.peer.SignedEnvelope;
import app.tangible.peer.transport.NodeIdentity;
import java.time.Instant;
import java.util.Optional;

/** A relay's word that it serves a peer (circuit-v2.md, "Reservation Vouchers"). */
record Voucher(PeerId relay, PeerId peer, Instant end) {

  private static final String DOMAIN = "libp2p-relay-rsvp";

  /** The multicodec 0x0302, as the implementations write it. */
  private static final byte[] TYPE = {0x03, 0x02};

  byte[] sealed(NodeIdentity identity) {
    byte[] payload =
        Protobuf.writer()
            .bytes(1, relay.bytes())
            .bytes(2, peer.bytes())
            .varint(3, end.getEpochSecond())
            .toBytes();
    return SignedEnvelope.seal(identity, DOMAIN, TYPE, payload);
  }

  /** Reads and verifies; throws {@link MalformedException}. */
  static Voucher open(byte[] sealed) {
    SignedEnvelope envelope = SignedEnvelope.open(sealed, DOMAIN, TYPE);
    Protobuf.Reader reader = Protobuf.reader(envelope.payload());
    Optional<PeerId> relay = Optional.empty();
    Optional<PeerId> peer = Optional.empty();
    long end = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> relay = Optional.of(PeerId.of(reader.bytes(128)));
        case 2 -> peer = Optional.of(PeerId.of(reader.bytes(128)));
        case 3 -> end = reader.varint();
        default -> reader.skip();
      }
    }
    if (relay.isEmpty() || peer.isEmpty() || !envelope.signer().equals(relay.get())) {
      throw new MalformedException("a voucher that its relay did not sign");
    }
    return new Voucher(relay.get(), peer.get(), Promise.second(end));
  }

  /** Vouchers are advisory: none is fine, a wrong one is not. */
  static boolean fits(Promise promise, PeerId relay, PeerId peer) {
    if (promise.voucher().length == 0) {
      return true;
    }
    try {
      return open(promise.voucher()).equals(new Voucher(relay, peer, promise.end()));
    } catch (MalformedException e) {
      return false;
    }
  }
}
