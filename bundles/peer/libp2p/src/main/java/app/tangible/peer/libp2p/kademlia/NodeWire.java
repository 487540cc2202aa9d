package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One stream for each message, over the node. */
final class NodeWire implements Wire {

  private static final Duration REMEMBERED = Duration.ofMinutes(30);

  private final PeerNode node;
  private final List<String> protocol;
  private final Duration patience;

  NodeWire(PeerNode node, String protocol, Duration patience) {
    this.node = node;
    this.protocol = List.of(protocol);
    this.patience = patience;
  }

  @Override
  public Answer ask(PeerInfo peer, Message request) throws IOException {
    PeerStream stream = open(peer);
    try {
      Protobuf.writeDelimited(stream.out(), MessageCodec.encode(request));
      Message answer =
          MessageCodec.decode(Protobuf.readDelimited(stream.in(), MessageCodec.MAX_BYTES));
      stream.close();
      return new Answer(answer, stream.connection().remote());
    } catch (IOException | RuntimeException e) {
      stream.reset();
      throw e;
    }
  }

  @Override
  public void tell(PeerInfo peer, Message message) throws IOException {
    PeerStream stream = open(peer);
    try {
      Protobuf.writeDelimited(stream.out(), MessageCodec.encode(message));
      stream.close();
    } catch (IOException | RuntimeException e) {
      stream.reset();
      throw e;
    }
  }

  private PeerStream open(PeerInfo peer) throws IOException {
    if (!peer.addresses().isEmpty()) {
      node.remember(peer, REMEMBERED);
    }
    try {
      PeerStream stream = node.open(peer.id(), protocol);
      stream.deadline(patience);
      return stream;
    } catch (PeerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
