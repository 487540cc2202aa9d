package app.tangible.peer.quic;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the sockets, one for each socket at a time, and where certificates are verified.
 */
final class Loops implements AutoCloseable {

  private static final int THREADS = 2;
  private static final long QUIET_MILLIS = 0;
  private static final long STOP_SECONDS = 5;

  private final boolean epoll = Epoll.isAvailable();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(THREADS, new DefaultThreadFactory("quic", true), handler());
  private final ExecutorService verification =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("quic-verify-", 0).factory());

  private IoHandlerFactory handler() {
    return epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  /** Whether many datagrams move in one call of the system. */
  boolean batches() {
    return epoll;
  }

  EventLoopGroup group() {
    return group;
  }

  /** A socket of one family alone: the other may have one with the same port. */
  DatagramChannel channel(boolean ip4) {
    SocketProtocolFamily family = ip4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    return epoll ? new EpollDatagramChannel(family) : new NioDatagramChannel(family);
  }

  ExecutorService verification() {
    return verification;
  }

  /** Runs it on the socket's thread, soon; false when the node is closed. */
  static boolean run(EventLoop loop, Runnable task) {
    try {
      loop.execute(task);
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  @Override
  public void close() {
    group
        .shutdownGracefully(QUIET_MILLIS, STOP_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    verification.shutdownNow();
  }
}
