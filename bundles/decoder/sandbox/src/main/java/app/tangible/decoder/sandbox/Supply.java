package app.tangible.decoder.sandbox;

import app.tangible.decoder.Arriving;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Answers what a guest needs of a film that still arrives. */
final class Supply {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Optional<Arriving> arriving;
  private volatile boolean closed;

  Supply(Optional<Arriving> arriving) {
    this.arriving = arriving;
  }

  boolean isArriving() {
    return arriving.isPresent();
  }

  /** Where they lie now. */
  Optional<Path> file() {
    return arriving.map(Arriving::file);
  }

  /** Waits for the bytes, as long as the film is open. */
  void await(long offset, int length) throws IOException {
    Arriving film =
        arriving.orElseThrow(() -> new GuestDiedException("the guest needs what is there"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!film.await(offset, length, LOOK)) {
      if (closed) {
        throw new ClosedChannelException();
      }
      if (System.nanoTime() - end > 0) {
        throw new IOException("the film does not arrive: byte " + offset + " is not here");
      }
    }
  }

  void close() {
    closed = true;
  }
}
