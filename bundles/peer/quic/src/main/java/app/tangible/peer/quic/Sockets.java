package app.tangible.peer.quic;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The UDP ports of this node. A call goes out from the port at which calls come in, where there is
 * one that reaches so far: its NAT then knows the port that others are told.
 */
final class Sockets implements AutoCloseable {

  private final Limits limits;
  private final Tls tls;
  private final Loops loops = new Loops();
  private final AtomicInteger links = new AtomicInteger();
  private final List<UdpSocket> listening = new CopyOnWriteArrayList<>();
  private final List<UdpSocket> calling = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  Sockets(Limits limits, NodeIdentity identity) {
    this.limits = limits;
    tls = new Tls(identity);
  }

  private UdpSocket bind(InetSocketAddress at) throws IOException {
    return UdpSocket.bind(loops, new Codecs(limits, tls, loops, links), at);
  }

  Listening listen(InetSocketAddress at, Consumer<QuicLink> accepted) throws IOException {
    UdpSocket socket = bind(at);
    List<Multiaddr> addresses = Addresses.reachable(socket.bound());
    socket.take(accepted);
    listening.add(socket);
    return new Listening() {
      @Override
      public List<Multiaddr> addresses() {
        return addresses;
      }

      @Override
      public void close() {
        listening.remove(socket);
        socket.retire();
      }
    };
  }

  /** The socket from which that address is called. */
  UdpSocket reaching(InetSocketAddress to) throws IOException {
    Optional<UdpSocket> shared =
        listening.stream().filter(socket -> socket.reaches(to)).findFirst();
    return shared.isPresent() ? shared.get() : callingFor(to);
  }

  private UdpSocket callingFor(InetSocketAddress to) throws IOException {
    lock.lock();
    try {
      Optional<UdpSocket> open = calling.stream().filter(socket -> socket.reaches(to)).findFirst();
      if (open.isPresent()) {
        return open.get();
      }
      String any = to.getAddress() instanceof Inet4Address ? "0.0.0.0" : "::";
      UdpSocket socket = bind(new InetSocketAddress(InetAddress.getByName(any), 0));
      calling.add(socket);
      return socket;
    } finally {
      lock.unlock();
    }
  }

  int halfOpen() {
    return listening.stream().mapToInt(UdpSocket::halfOpen).sum();
  }

  @Override
  public void close() {
    listening.forEach(UdpSocket::close);
    lock.lock();
    try {
      calling.forEach(UdpSocket::close);
    } finally {
      lock.unlock();
    }
    loops.close();
  }
}
