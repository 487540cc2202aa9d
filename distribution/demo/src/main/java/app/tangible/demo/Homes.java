package app.tangible.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo's folder, emptied of the run before and held by one run at a time. */
final class Homes implements AutoCloseable {

  private final FileChannel channel;

  private Homes(FileChannel channel) {
    this.channel = channel;
  }

  static Homes prepare(Path home) throws IOException {
    Files.createDirectories(home);
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException("another demo runs in " + home + "; stop it first");
    }
    for (String part :
        new String[] {
          "center",
          "server",
          "seeders",
          "buyer",
          "moved",
          "backup",
          "sold",
          "logs",
          "screenshots",
          "tmp"
        }) {
      delete(home.resolve(part));
    }
    Files.deleteIfExists(home.resolve("report.json"));
    return new Homes(channel);
  }

  /** As a person would who makes a backup: everything, with its times and rights. */
  static void copy(Path from, Path to) throws Exception {
    Path log = from.resolveSibling("logs").resolve("copy.log");
    try (Child cp =
        Child.start(
            "cp", log, Map.of(), List.of("cp", "-a", "-T", from.toString(), to.toString()))) {
      cp.mustSucceed(Duration.ofMinutes(1));
    }
  }

  /** With all that is in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
