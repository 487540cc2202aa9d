package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.pilot.Command;
import app.tangible.player.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"throughput","licence":id}}: opens the film, reads the first byte, then the whole
 * view {@code "passes"} times.
 */
@Component
public final class ThroughputCommand implements Command {

  private static final String PASSES = "20";
  private static final int BUFFER_BYTES = 256 << 10;

  private final Sources sources;

  @Activate
  public ThroughputCommand(@Reference Library library, @Reference Decoder decoder) {
    this.sources = new Sources(library, decoder);
  }

  @Override
  public String word() {
    return "throughput";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    int passes = Integer.parseInt(arguments.getOrDefault("passes", PASSES));
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    long start = System.nanoTime();
    try (ByteSource film = sources.of(arguments)) {
      read(film, 0, buffer.clear().limit(1));
      long first = System.nanoTime();
      for (int pass = 0; pass < passes; pass++) {
        for (long at = 0; at < film.size(); at += buffer.position()) {
          read(film, at, buffer.clear());
        }
      }
      double seconds = (System.nanoTime() - first) / 1e9;
      return Map.of(
          "firstByteMilliseconds", (first - start) / 1e6,
          "megabytesPerSecond", (double) passes * film.size() / seconds / 1e6);
    }
  }

  private static void read(ByteSource film, long at, ByteBuffer buffer) throws IOException {
    if (film.read(at, buffer) < 1) {
      throw new IOException("the view ended at " + at + " of " + film.size());
    }
  }
}
