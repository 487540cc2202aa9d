package app.tangible.peer.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP line between two programs of this machine that can be slow, stand still, be cut or change
 * bytes: connect to {@link #port} instead of the target's. Not a network: it has no packets, so
 * nothing is lost or comes twice; a loss shows as a stall, as it does to a program over TCP.
 */
public final class Proxy implements AutoCloseable {

  private static final int CHUNK = 64 << 10;

  private final ServerSocket server;
  private final InetSocketAddress target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong bytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moving = lock.newCondition();
  private volatile long delayNanos;
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile long corruptAt = -1;
  private volatile long queueBytes = 64 << 20;
  private boolean stalled;

  /** A line to a port of this machine. */
  public Proxy(int targetPort) throws IOException {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
  }

  /** A line to there. */
  public Proxy(InetSocketAddress target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy").start(this::run);
  }

  /** Where to connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** How long a byte is under way, each way: half of the round trip. */
  public Proxy delay(Duration eachWay) {
    delayNanos = eachWay.toNanos();
    return this;
  }

  /** How many bytes go each way in a second, for each connection. */
  public Proxy limit(long bytesEachSecond) {
    bytesPerSecond = bytesEachSecond;
    return this;
  }

  /** How many bytes may be under way each way before the sender has to wait; 64 MiB else. */
  public Proxy queue(long mostBytes) {
    queueBytes = mostBytes;
    return this;
  }

  /** From now on nothing moves, and nobody is told. */
  public void stall() {
    move(false);
  }

  /** What stood still goes on. */
  public void resume() {
    move(true);
  }

  private void move(boolean on) {
    lock.lock();
    try {
      stalled = !on;
      moving.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Changes one bit of the byte at this place of what is yet to come, all directions together. */
  public void corrupt(long afterBytes) {
    corruptAt = bytes.get() + afterBytes;
  }

  /** Ends all connections; new ones can be made. */
  public void cut() {
    sockets.forEach(Proxy::close);
    sockets.clear();
  }

  /** Bytes that went through, both ways. */
  public long bytes() {
    return bytes.get();
  }

  private void run() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        sockets.add(near);
        Thread.ofVirtual().start(() -> join(near));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket near) {
    try {
      Socket far = new Socket();
      sockets.add(far);
      far.connect(target, 5_000);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      pump(near, far);
      pump(far, near);
    } catch (IOException e) {
      close(near);
    }
  }

  private void pump(Socket from, Socket to) {
    Line line = new Line(queueBytes);
    Thread.ofVirtual().start(() -> fill(from, line));
    Thread.ofVirtual().start(() -> drain(line, to));
  }

  private void fill(Socket from, Line line) {
    try {
      InputStream in = from.getInputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        corrupt(chunk, n);
        line.put(chunk, n, System.nanoTime() + delayNanos);
      }
    } catch (IOException | InterruptedException e) {
      close(from);
    } finally {
      line.end(System.nanoTime() + delayNanos);
    }
  }

  private void corrupt(byte[] chunk, int length) {
    long before = bytes.getAndAdd(length);
    long at = corruptAt - before;
    if (corruptAt >= 0 && at >= 0 && at < length) {
      chunk[(int) at] ^= 1;
      corruptAt = -1;
    }
  }

  private void drain(Line line, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      for (Line.Chunk chunk = line.take(); chunk.bytes().length > 0; chunk = line.take()) {
        awaitMoving();
        out.write(chunk.bytes());
        pace(chunk.bytes().length);
      }
      awaitMoving();
      to.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      close(to);
      line.abandon();
    }
  }

  private void awaitMoving() throws InterruptedException {
    lock.lock();
    try {
      while (stalled) {
        moving.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void pace(int sent) throws InterruptedException {
    if (bytesPerSecond != Long.MAX_VALUE) {
      Thread.sleep(Duration.ofNanos(sent * 1_000_000_000L / bytesPerSecond));
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    resume();
    cut();
  }
}
