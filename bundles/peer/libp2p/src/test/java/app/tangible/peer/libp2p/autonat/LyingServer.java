package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.util.Set;

/** Calls nobody, and answers what it is given. */
final class LyingServer implements ProtocolHandler {

  private final DialMessage answer;

  LyingServer(DialMessage answer) {
    this.answer = answer;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(DialMessage.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 9;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    Protobuf.readDelimited(stream.in(), DialMessage.MAX_BYTES);
    Protobuf.writeDelimited(stream.out(), answer.bytes());
  }
}
