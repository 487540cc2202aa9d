package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells of a peer whatever it is given. */
final class LyingPoint implements ProtocolHandler {

  private final byte[] record;

  LyingPoint(byte[] record) {
    this.record = record;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(Message.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 9;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    Protobuf.readDelimited(stream.in(), Message.MAX_REQUEST_BYTES);
    List<Message.Register> told = List.of(new Message.Register("film", record, 60));
    Protobuf.writeDelimited(
        stream.out(), new Message.Discovered(Message.Status.OK, told, new byte[] {1}).bytes());
  }
}
