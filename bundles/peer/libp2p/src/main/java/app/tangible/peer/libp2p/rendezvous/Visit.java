package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request at a point. Throws {@link app.tangible.peer.PeerException} when it cannot be reached.
 */
final class Visit {

  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Visit() {}

  static void register(
      PeerNode node, NodeIdentity identity, PeerInfo point, String namespace, Duration ttl) {
    byte[] record = PeerRecord.signed(identity, System.currentTimeMillis(), node.addresses());
    Message answer = ask(node, point, new Message.Register(namespace, record, ttl.toSeconds()));
    if (!(answer instanceof Message.Registered registered)
        || registered.status() != Message.Status.OK) {
      LOG.debug("a point did not register us: {}", answer);
    }
  }

  static void unregister(PeerNode node, PeerInfo point, String namespace) {
    try (PeerStream stream = open(node, point)) {
      Protobuf.writeDelimited(stream.out(), new Message.Unregister(namespace).bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Message ask(PeerNode node, PeerInfo point, Message request) {
    try (PeerStream stream = open(node, point)) {
      stream.deadline(PATIENCE);
      Protobuf.writeDelimited(stream.out(), request.bytes());
      stream.closeWrite();
      return Message.parse(Protobuf.readDelimited(stream.in(), Message.MAX_ANSWER_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PeerStream open(PeerNode node, PeerInfo point) {
    return node.connect(point).open(List.of(Message.PROTOCOL));
  }
}
