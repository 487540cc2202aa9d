package app.tangible.peer.libp2p.tcp;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.Protocol;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** TCP as it is: nothing is secret yet, nobody proven. */
public final class TcpTransport implements Transport {

  private static final int BACKLOG = 256;
  private static final Set<Protocol> HOSTS =
      Set.of(Protocol.IP4, Protocol.IP6, Protocol.DNS, Protocol.DNS4, Protocol.DNS6);

  private final ExecutorService threads;

  /**
   * For one node.
   *
   * @param threads virtual ones, closed by who made them
   */
  public TcpTransport(ExecutorService threads) {
    this.threads = threads;
  }

  @Override
  public boolean handles(Multiaddr address) {
    List<Multiaddr.Component> parts = address.withoutPeer().components();
    return parts.size() == 2
        && HOSTS.contains(parts.get(0).protocol())
        && parts.get(1).protocol() == Protocol.TCP;
  }

  @Override
  public Link dial(Multiaddr address, Optional<PeerId> expected, Duration limit)
      throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    IOException failure = new IOException("no address for " + address);
    for (InetAddress host : Hosts.of(address, limit)) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new SocketTimeoutException("no connection to " + address + " in time");
      }
      try {
        return connect(new InetSocketAddress(host, port(address)), (int) millis);
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static Link connect(InetSocketAddress remote, int millis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(remote, millis);
      return new TcpLink(socket, true);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static int port(Multiaddr address) {
    return address.port().orElseThrow();
  }

  @Override
  public Listening listen(Multiaddr address, Consumer<Link> accepted) throws IOException {
    InetAddress host = address.ip().orElseThrow(() -> new IOException("no IP: " + address));
    InetSocketAddress local = new InetSocketAddress(host, port(address));
    refuseIfTaken(local);
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      if (socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      socket.bind(local, BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    TcpListening listening = new TcpListening(socket, accepted, threads);
    threads.execute(listening::run);
    return listening;
  }

  /** A shared port would let a second node of this machine take half of the first one's calls. */
  private static void refuseIfTaken(InetSocketAddress local) throws IOException {
    if (local.getPort() != 0) {
      try (ServerSocket alone = new ServerSocket()) {
        alone.setReuseAddress(true);
        alone.bind(local);
      }
    }
  }
}
