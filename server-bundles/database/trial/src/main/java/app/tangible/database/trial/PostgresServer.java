package app.tangible.database.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server of its own, from the Debian package {@code postgresql}, with its data in
 * a temporary folder. It refuses root, so root starts it as {@code nobody}. It ends with this JVM.
 */
public final class PostgresServer implements AutoCloseable {

  /** The role that may do everything. */
  public static final String USER = "tangible";

  /** Its password. */
  public static final String PASSWORD = "a-password-for-trials";

  private static final Path PACKAGE = Path.of("/usr/lib/postgresql");
  private static final String READY = "database system is ready to accept connections";
  private static final int END_SECONDS = 10;

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Path folder;
  private final Process server;
  private final int port;

  /** Starts it, and waits until it answers. */
  public PostgresServer() {
    Path programs = programs();
    try {
      folder = Files.createTempDirectory("tangible-postgres-");
      Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
      if (isRoot()) {
        run(List.of("chown", "-R", "nobody", folder.toString()));
      }
      String data = folder.resolve("data").toString();
      run(
          asSomebody(
              programs.resolve("initdb").toString(),
              "--pgdata=" + data,
              "--username=" + USER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync"));
      port = freePort();
      server =
          new ProcessBuilder(
                  asSomebody(
                      programs.resolve("postgres").toString(),
                      "-D",
                      data,
                      "-c",
                      "listen_addresses=127.0.0.1",
                      "-c",
                      "port=" + port,
                      "-c",
                      "unix_socket_directories=",
                      "-c",
                      "max_connections=300",
                      // Trials kill our processes, not the machine.
                      "-c",
                      "fsync=off"))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(this::close));
      untilReady();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started", e);
    }
  }

  private static Path programs() {
    if (Files.isDirectory(PACKAGE)) {
      try (Stream<Path> versions = Files.list(PACKAGE)) {
        return versions
            .map(version -> version.resolve("bin"))
            .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
            .max(Comparator.comparingInt(bin -> version(bin.getParent())))
            .orElseThrow(PostgresServer::notInstalled);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw notInstalled();
  }

  private static int version(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }

  private static IllegalStateException notInstalled() {
    return new IllegalStateException(
        "PostgreSQL is not installed: apt-get install postgresql (tests need "
            + PACKAGE
            + "/*/bin/postgres)");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asSomebody(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void untilReady() throws IOException {
    BufferedReader output = server.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.contains(READY)) {
        // Else it stops when the pipe is full.
        Thread.ofVirtual().start(() -> readOn(output));
        return;
      }
    }
    throw new IOException("PostgreSQL ended: " + said);
  }

  private static void readOn(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The server has ended.
    }
  }

  /** Such as {@code 127.0.0.1:40123}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Ends it and its data; once is enough. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      // SIGINT, which Java cannot send: ends the sessions, too. SIGTERM would wait for them.
      new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
      if (!server.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      server.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
