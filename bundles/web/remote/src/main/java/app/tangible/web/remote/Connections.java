package app.tangible.web.remote;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections, all together and of one address, and ends those that keep us waiting: a
 * request that is on its way for longer than two looks is not one that a phone sends.
 */
final class Connections implements Connection.Listener, AutoCloseable {

  private static final int SLOW_LOOKS = 2;

  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("remote-watch").factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Connection, Progress> open = new HashMap<>();
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private final int most;
  private final int mostOfOne;
  private int all;

  private static final class Progress {
    final @Nullable InetAddress address;
    final boolean counted;
    final boolean watched;
    long bytes;
    long requests;
    int slow;

    /** Under TLS one line is two connections: the outer one is counted, the inner one watched. */
    Progress(Connection connection, @Nullable InetAddress address) {
      this.address = address;
      this.counted = !(connection.getEndPoint() instanceof SslConnection.SslEndPoint);
      this.watched = !(connection instanceof SslConnection);
    }
  }

  Connections(int most, int mostOfOne, long lookMillis) {
    if (most < 1 || mostOfOne < 1) {
      throw new IllegalArgumentException(
          "maxConnections and maxConnectionsPerAddress are at least 1");
    }
    this.most = most;
    this.mostOfOne = mostOfOne;
    watch.scheduleWithFixedDelay(this::look, lookMillis, lookMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    InetAddress from =
        connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
            ? address.getAddress()
            : null;
    Progress progress = new Progress(connection, from);
    boolean welcome;
    lock.lock();
    try {
      int ofOne = byAddress.getOrDefault(from, 0);
      welcome = !progress.counted || (all < most && ofOne < mostOfOne);
      if (welcome) {
        open.put(connection, progress);
      }
      if (welcome && progress.counted) {
        all++;
        byAddress.put(from, ofOne + 1);
      }
    } finally {
      lock.unlock();
    }
    if (!welcome) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    lock.lock();
    try {
      Progress gone = open.remove(connection);
      if (gone != null && gone.counted) {
        all--;
        byAddress.computeIfPresent(gone.address, (address, count) -> count > 1 ? count - 1 : null);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Bytes came and no request was whole: twice in a row, and it is ended. */
  private void look() {
    lock.lock();
    try {
      open.forEach(
          (connection, progress) -> {
            long bytes = connection.getBytesIn();
            long requests = connection.getMessagesIn();
            boolean begun = bytes > progress.bytes && requests == progress.requests;
            boolean goesOn = progress.slow > 0 && requests == progress.requests;
            progress.slow = begun || goesOn ? progress.slow + 1 : 0;
            progress.bytes = bytes;
            progress.requests = requests;
            if (progress.watched && progress.slow > SLOW_LOOKS) {
              watch.execute(connection.getEndPoint()::close);
            }
          });
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
