package app.tangible.peer.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A line for datagrams between two programs of this machine, with a delay: send to {@link #port}
 * instead of to the target. It has one caller; what its queue does not hold is lost.
 */
public final class UdpLine implements AutoCloseable {

  private static final int QUEUE = 65_536;
  private static final int LARGEST = 2048;
  private static final int BUFFER_BYTES = 4 << 20;

  private record Datagram(long dueNanos, ByteBuffer bytes) {}

  private final DatagramChannel near;
  private final DatagramChannel far;
  private final SocketAddress target;
  private final long delayNanos;
  private volatile SocketAddress caller;

  /** A line to a port of this machine. */
  public UdpLine(int targetPort, Duration eachWay) throws IOException {
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    delayNanos = eachWay.toNanos();
    near = open();
    far = open();
    caller = target;
    run(near, far, true);
    run(far, near, false);
  }

  private static DatagramChannel open() throws IOException {
    return DatagramChannel.open()
        .setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES)
        .setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES)
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private void run(DatagramChannel from, DatagramChannel to, boolean fromCaller) {
    BlockingQueue<Datagram> queue = new ArrayBlockingQueue<>(QUEUE);
    daemon(() -> receive(from, queue, fromCaller));
    daemon(() -> send(to, queue, fromCaller));
  }

  private static void daemon(Task task) {
    Thread.ofPlatform()
        .daemon()
        .name("udp-line")
        .start(
            () -> {
              try {
                task.run();
              } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt(); // Closed.
              }
            });
  }

  @FunctionalInterface
  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private void receive(DatagramChannel from, BlockingQueue<Datagram> queue, boolean fromCaller)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    while (true) {
      SocketAddress sender = from.receive(buffer.clear());
      if (fromCaller) {
        caller = sender;
      }
      buffer.flip();
      ByteBuffer copy = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
      queue.offer(new Datagram(System.nanoTime() + delayNanos, copy));
    }
  }

  private void send(DatagramChannel to, BlockingQueue<Datagram> queue, boolean fromCaller)
      throws IOException, InterruptedException {
    while (true) {
      Datagram next = queue.take();
      for (long left = next.dueNanos() - System.nanoTime();
          left > 0;
          left = next.dueNanos() - System.nanoTime()) {
        LockSupport.parkNanos(left);
        if (Thread.interrupted()) {
          throw new ClosedByInterruptException();
        }
      }
      to.send(next.bytes(), fromCaller ? target : caller);
    }
  }

  /** Where to send to. */
  public int port() throws IOException {
    return ((InetSocketAddress) near.getLocalAddress()).getPort();
  }

  @Override
  public void close() throws IOException {
    near.close();
    far.close();
  }
}
