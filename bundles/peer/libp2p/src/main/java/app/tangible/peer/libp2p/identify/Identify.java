package app.tangible.peer.libp2p.identify;

import app.tangible.peer.Identified;
import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.wire.TimedInput;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks peers what they are, tells them what we are, and tells again when that changes.
 *
 * <p>Addresses of the home's own network are told to peers in it only.
 */
public final class Identify implements ProtocolHandler {

  /** Asks. */
  public static final String ID = "/ipfs/id/1.0.0";

  /** Tells anew. */
  public static final String PUSH = "/ipfs/id/push/1.0.0";

  private static final String AGENT = "tangible/1.0.0";
  private static final String VERSION = "tangible/1.0.0";
  private static final int MAX_MESSAGE = 8 * 1024;
  private static final int MAX_PARTS = 10;
  // Some peers read no more than this, and no second message.
  private static final int ONE_MESSAGE = 4 * 1024;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final NodeIdentity self;
  private final Host host;
  private final Pace pace = new Pace(System::nanoTime);
  private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis());

  /** For this node. */
  public Identify(NodeIdentity self, Host host) {
    this.self = self;
    this.host = host;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(ID, PUSH);
  }

  @Override
  public int streamsPerPeer() {
    return 4;
  }

  @Override
  public boolean overLimited() {
    return true;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(LIMIT);
    if (stream.protocol().equals(PUSH)) {
      if (!pace.allows(stream.connection())) {
        throw new ProtocolException("a peer tells of itself too often");
      }
      hear(stream);
    } else {
      tell(stream);
    }
  }

  /**
   * Asks the peer; the node hears it too.
   *
   * @throws app.tangible.peer.PeerException when there is no stream to be had
   * @throws IOException when the peer does not tell in time, or what cannot be
   */
  public Identified ask(PeerConnection connection) throws IOException {
    try (PeerStream stream = connection.open(List.of(ID))) {
      stream.deadline(LIMIT);
      return hear(stream);
    }
  }

  /**
   * Tells the peer what we are now.
   *
   * @throws app.tangible.peer.PeerException when there is no stream to be had, or the peer does not
   *     want to be told
   */
  public void push(PeerConnection connection) throws IOException {
    try (PeerStream stream = connection.open(List.of(PUSH))) {
      tell(stream);
    }
  }

  private Identified hear(PeerStream stream) throws IOException {
    try {
      return read(stream);
    } catch (MalformedException e) {
      throw new IOException("a peer tells of itself what cannot be", e);
    }
  }

  private Identified read(PeerStream stream) throws IOException {
    PeerConnection connection = stream.connection();
    Told told = new Told(connection.peer());
    InputStream in = new TimedInput(stream.in(), LIMIT);
    Optional<byte[]> part = Protobuf.readDelimitedOrEnd(in, MAX_MESSAGE);
    for (int parts = 1; part.isPresent(); parts++) {
      if (parts > MAX_PARTS) {
        throw new ProtocolException("a peer tells of itself in more than ten parts");
      }
      told.read(part.get());
      part = Protobuf.readDelimitedOrEnd(in, MAX_MESSAGE);
    }
    Identified identified = told.after(connection.identified());
    host.identified(connection, identified);
    return identified;
  }

  private void tell(PeerStream stream) throws IOException {
    PeerConnection connection = stream.connection();
    List<Multiaddr> addresses =
        host.addresses().stream()
            .filter(address -> isOfUse(address, connection.remote()))
            .limit(PeerInfo.MAX_ADDRESSES)
            .toList();
    Protobuf.Writer message =
        Protobuf.writer()
            .text(5, VERSION)
            .text(6, AGENT)
            .bytes(1, self.publicKey())
            .bytes(4, connection.remote().bytes());
    addresses.forEach(address -> message.bytes(2, address.bytes()));
    host.protocols().stream().sorted().forEach(protocol -> message.text(3, protocol));
    byte[] told = message.toBytes();
    byte[] record =
        Protobuf.writer().bytes(8, PeerRecord.signed(self, next(), addresses)).toBytes();
    if (told.length + record.length <= ONE_MESSAGE) {
      Protobuf.writeDelimited(stream.out(), join(told, record));
    } else {
      Protobuf.writeDelimited(stream.out(), told);
      Protobuf.writeDelimited(stream.out(), record);
    }
  }

  /** Messages of Protocol Buffers are joined by putting one after the other. */
  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static boolean isOfUse(Multiaddr address, Multiaddr asking) {
    if (address.isLoopback()) {
      return asking.isLoopback();
    }
    return !address.isPrivate() || asking.isPrivate();
  }

  /** The time, but always greater than before (RFC 0003). */
  private long next() {
    return sequence.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis()));
  }
}
