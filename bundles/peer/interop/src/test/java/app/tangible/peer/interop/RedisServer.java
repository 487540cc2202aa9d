package app.tangible.peer.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's redis-server, on this machine only, for one test. */
final class RedisServer implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  private final Process process;
  private final int port;

  private RedisServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** It takes no free port by itself: tries some. */
  static RedisServer start(Path folder) throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  "redis-server",
                  "--port",
                  String.valueOf(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--appendonly",
                  "no",
                  "--daemonize",
                  "no")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      if (saysReady(process)) {
        return new RedisServer(process, port);
      }
      process.destroy();
    }
    throw new IOException("redis-server does not start");
  }

  private static boolean saysReady(Process process) throws IOException {
    var lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("Ready to accept connections")) {
        return true;
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
