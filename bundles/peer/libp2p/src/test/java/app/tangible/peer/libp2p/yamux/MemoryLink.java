package app.tangible.peer.libp2p.yamux;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.transport.RawLink;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** One end of two pipes. It is as secure as memory. */
final class MemoryLink implements SecureLink {

  static final PeerId PEER = PeerId.ofEd25519(new byte[32]);

  private final MemoryPipe toUs;
  private final MemoryPipe toThem;
  private final boolean initiator;

  private MemoryLink(MemoryPipe toUs, MemoryPipe toThem, boolean initiator) {
    this.toUs = toUs;
    this.toThem = toThem;
    this.initiator = initiator;
  }

  /** The end that called, and the other. */
  static MemoryLink[] pair(int bytes) {
    MemoryPipe there = new MemoryPipe(bytes);
    MemoryPipe back = new MemoryPipe(bytes);
    return new MemoryLink[] {new MemoryLink(back, there, true), new MemoryLink(there, back, false)};
  }

  @Override
  public InputStream in() {
    return toUs.in();
  }

  @Override
  public OutputStream out() {
    return toThem.out();
  }

  @Override
  public PeerId peer() {
    return PEER;
  }

  @Override
  public byte[] remoteKey() {
    return new byte[32];
  }

  @Override
  public Optional<String> earlyMuxer() {
    return Optional.empty();
  }

  @Override
  public void close() {
    toUs.close();
    toThem.close();
  }

  @Override
  public RawLink raw() {
    return new Raw(this);
  }

  private record Raw(MemoryLink link) implements RawLink {

    private static final Multiaddr NOWHERE = Multiaddr.parse("/ip4/127.0.0.1/tcp/1");

    @Override
    public InputStream in() {
      return link.in();
    }

    @Override
    public OutputStream out() {
      return link.out();
    }

    @Override
    public Multiaddr local() {
      return NOWHERE;
    }

    @Override
    public Multiaddr remote() {
      return NOWHERE;
    }

    @Override
    public Route route() {
      return Route.DIRECT;
    }

    @Override
    public boolean limited() {
      return false;
    }

    @Override
    public boolean initiator() {
      return link.initiator;
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
