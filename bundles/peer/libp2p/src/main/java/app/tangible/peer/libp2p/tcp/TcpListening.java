package app.tangible.peer.libp2p.tcp;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protocol;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.Listening;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port on which calls are taken, each on a thread of its own. */
final class TcpListening implements Listening {

  private static final Logger LOG = LoggerFactory.getLogger(TcpListening.class);
  private static final long PAUSE_MILLIS = 200;

  private final ServerSocket socket;
  private final Consumer<Link> accepted;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);

  TcpListening(ServerSocket socket, Consumer<Link> accepted, ExecutorService threads) {
    this.socket = socket;
    this.accepted = accepted;
    this.threads = threads;
  }

  void run() {
    while (!socket.isClosed()) {
      try {
        take(socket.accept());
      } catch (IOException e) {
        pause(e);
      }
    }
  }

  private void take(Socket call) throws IOException {
    try {
      Link link = new TcpLink(call, false);
      threads.execute(() -> accepted.accept(link));
    } catch (IOException | RejectedExecutionException e) {
      call.close();
    }
  }

  /** Out of files or memory, mostly: that passes. */
  private void pause(IOException why) {
    if (socket.isClosed()) {
      return;
    }
    LOG.warn("taking calls on port {} failed: {}", socket.getLocalPort(), why.getMessage());
    try {
      boolean over = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  @Override
  public List<Multiaddr> addresses() {
    InetAddress bound = socket.getInetAddress();
    List<InetAddress> hosts = bound.isAnyLocalAddress() ? cards(bound) : List.of(bound);
    return hosts.stream()
        .map(host -> Multiaddr.of(host, Protocol.TCP, socket.getLocalPort()))
        .toList();
  }

  private static List<InetAddress> cards(InetAddress any) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(each -> any instanceof Inet6Address || each instanceof Inet4Address)
          .filter(each -> !each.isLinkLocalAddress())
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing a port failed", e);
    }
  }
}
