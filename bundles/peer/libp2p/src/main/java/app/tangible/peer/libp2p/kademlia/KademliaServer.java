package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers others. There is no such service, and nobody is told of the protocol, in client mode. */
@Component(enabled = false)
public final class KademliaServer implements ProtocolHandler {

  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int STREAMS_PER_PEER = 32;
  private static final int MAX_REQUESTS = 1_024;

  private final String protocol;
  private final Answering answering;

  /** With what the searches of this home learned. */
  @Activate
  public KademliaServer(@Reference Kademlia kademlia) {
    this(kademlia.protocol(), kademlia.answering());
  }

  KademliaServer(String protocol, Answering answering) {
    this.protocol = protocol;
    this.answering = answering;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(protocol);
  }

  @Override
  public int streamsPerPeer() {
    return STREAMS_PER_PEER;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(IDLE);
    PeerId asker = stream.connection().peer();
    Multiaddr from = stream.connection().remote();
    PushbackInputStream in = new PushbackInputStream(stream.in());
    for (int requests = 0; more(in); requests++) {
      if (requests == MAX_REQUESTS) {
        throw new RefusedException("more than " + MAX_REQUESTS + " requests on a stream");
      }
      Message request = MessageCodec.decode(Protobuf.readDelimited(in, MessageCodec.MAX_BYTES));
      Optional<Message> answer = answering.answer(asker, from, request);
      if (answer.isPresent()) {
        Protobuf.writeDelimited(stream.out(), MessageCodec.encode(answer.get()));
      }
    }
  }

  private static boolean more(PushbackInputStream in) throws IOException {
    int first = in.read();
    if (first >= 0) {
      in.unread(first);
    }
    return first >= 0;
  }
}
