package app.tangible.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
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
    for (String part : new String[] {"center", "server", "seeder", "logs", "screenshots", "tmp"}) {
      delete(home.resolve(part));
    }
    Files.deleteIfExists(home.resolve("report.json"));
    return new Homes(channel);
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
