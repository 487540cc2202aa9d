package app.tangible.bench.swarm;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The same file by programs that are known for it: libtorrent and aria2, of Debian. */
final class Torrents implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 300;

  private final Path work;
  private final Path script;
  private final Path torrent;
  private final HttpServer tracker;
  private final Set<String> peers = ConcurrentHashMap.newKeySet();
  private final List<Process> running = new ArrayList<>();

  Torrents(Path work, Path file) throws IOException, InterruptedException {
    this.work = work;
    script = work.resolve("torrent.py");
    torrent = work.resolve("film.torrent");
    try (InputStream in = Torrents.class.getResourceAsStream("torrent.py")) {
      Files.write(script, in.readAllBytes());
    }
    tracker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tracker.createContext("/announce", this::announce);
    tracker.start();
    String announced = "http://127.0.0.1:" + tracker.getAddress().getPort() + "/announce";
    Process make = python("make", file.toString(), torrent.toString(), announced);
    if (make.waitFor() != 0) {
      throw new IOException("python3-libtorrent is missing");
    }
  }

  /** BEP 3 and 23: who asks is told of all others. */
  private void announce(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String port = query.replaceAll(".*(?:^|&)port=(\\d+).*", "$1");
    byte[] head =
        ("d8:intervali1e5:peers" + 6 * others(port).size() + ":")
            .getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write(head);
      for (String other : others(port)) {
        int number = Integer.parseInt(other);
        body.write(new byte[] {127, 0, 0, 1, (byte) (number >> 8), (byte) number});
      }
      body.write('e');
    }
    peers.add(port);
  }

  private List<String> others(String port) {
    return peers.stream().filter(other -> !other.equals(port)).sorted().toList();
  }

  private Process python(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    running.add(process);
    return process;
  }

  /** From the first call to the last verified byte in the file. */
  Took libtorrent(int seeders) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("get", torrent.toString(), fresh().toString()));
    List<Process> seeding = new ArrayList<>();
    for (int i = 0; i < seeders; i++) {
      seeding.add(python("seed", torrent.toString(), work.toString()));
      command.add(line(seeding.getLast()));
    }
    double before = processorSeconds(seeding);
    String[] took = line(python(command.toArray(String[]::new))).split(" ");
    double served = processorSeconds(seeding) - before;
    seeding.forEach(Process::destroy);
    return new Took(Double.parseDouble(took[0]), Double.parseDouble(took[1]) + served);
  }

  /** Seconds that aria2 took, from its start to its end. */
  double aria() throws IOException, InterruptedException {
    peers.clear();
    Process seeder = aria(work, "--check-integrity=true", "--seed-ratio=0.0");
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (peers.isEmpty() && seeder.isAlive() && System.nanoTime() < patience) {
      Thread.sleep(50);
    }
    long begun = System.nanoTime();
    Process getter = aria(fresh(), "--seed-time=0");
    if (!getter.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || getter.exitValue() != 0) {
      throw new IOException("aria2 did not fetch");
    }
    seeder.destroy();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double processorSeconds(List<Process> of) {
    return of.stream()
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(spent -> spent.toNanos() / 1e9)
        .sum();
  }

  private Process aria(Path folder, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "aria2c",
                "--quiet=true",
                "--enable-dht=false",
                "--bt-enable-lpd=false",
                "--enable-peer-exchange=false",
                "--file-allocation=none",
                "--bt-tracker-interval=1",
                "--listen-port=20000-29999",
                "--dir=" + folder));
    command.addAll(List.of(more));
    command.add(torrent.toString());
    return start(command);
  }

  private Path fresh() throws IOException {
    return Files.createTempDirectory(work, "get");
  }

  private static String line(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("a peer ended without a word");
    }
    return line;
  }

  @Override
  public void close() {
    tracker.stop(0);
    running.forEach(Process::destroyForcibly);
  }
}
