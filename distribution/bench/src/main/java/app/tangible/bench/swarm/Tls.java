package app.tangible.bench.swarm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** What Java itself offers to carry secret bytes: TLS 1.3 over TCP, one stream, both ends here. */
final class Tls {

  private static final char[] PASSWORD = "benchmark".toCharArray();
  private static final int CHUNK = 256 << 10;

  private Tls() {}

  static Speeds measure(long bytes, int passes) throws Exception {
    SSLContext context = context();
    try (SSLServerSocket server =
            (SSLServerSocket)
                context
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket here =
            (SSLSocket)
                context
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
      here.setEnabledProtocols(new String[] {"TLSv1.3"});
      Thread.ofVirtual().start(() -> serve(server));
      pass(here, bytes);
      List<Double> speeds = new ArrayList<>();
      long before = Speeds.processorNanos();
      for (int i = 0; i < passes; i++) {
        speeds.add(pass(here, bytes));
      }
      double processor = Speeds.of(passes * bytes, Speeds.processorNanos() - before);
      return new Speeds(Speeds.median(speeds), 0, processor);
    }
  }

  private static double pass(SSLSocket socket, long bytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long begin = System.nanoTime();
    OutputStream out = socket.getOutputStream();
    for (long left = bytes; left > 0; left -= CHUNK) {
      chunk[CHUNK - 1] = (byte) (left <= CHUNK ? 1 : 0);
      out.write(chunk);
    }
    int answer = socket.getInputStream().read();
    return Speeds.of(bytes, System.nanoTime() - begin);
  }

  /** Says one byte after each chunk that is marked as the last. */
  private static void serve(SSLServerSocket server) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      InputStream in = socket.getInputStream();
      byte[] chunk = new byte[CHUNK];
      while (in.readNBytes(chunk, 0, CHUNK) == CHUNK) {
        if (chunk[CHUNK - 1] == 1) {
          socket.getOutputStream().write(1);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SSLContext context()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("tangible-bench");
    Path file = folder.resolve("key.p12");
    try {
      makeKey(file);
      KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
      KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
      own.init(keys, PASSWORD);
      TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
      trusted.init(keys);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "bench",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }
}
