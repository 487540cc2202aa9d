package app.tangible.transfer.swarm;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches the film of a seed until it is whole, or the process is killed. */
final class KilledFetcher {

  static final int PIECE = 262_144;
  static final int PIECES = 150;
  static final int LENGTH = PIECES * PIECE + 321;
  static final int CONNECTIONS = 4;

  private KilledFetcher() {}

  public static void main(String[] args) {
    TestFilm film = TestFilm.of(Long.parseLong(args[0]), LENGTH, PIECE);
    Limits limits =
        new Limits(
            CONNECTIONS,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            64 << 20,
            0,
            0);
    HttpSwarm transfers = new HttpSwarm(limits, Duration.ofSeconds(5));
    System.out.println("begun");
    transfers.fetch(film.from(URI.create(args[1])), Path.of(args[2])).whole().join();
    transfers.close();
    System.out.println("whole");
  }
}
