package app.tangible.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far a transfer is.
 *
 * @param bytesPerSecond over the last seconds
 * @param remaining estimated, empty while unknown
 * @param sources per source: its name, how it is reached, its rate
 */
public record Progress(
    State state,
    long verifiedBytes,
    long totalBytes,
    long bytesPerSecond,
    Optional<Duration> remaining,
    List<Source> sources) {

  /** Copies. */
  public Progress {
    sources = List.copyOf(sources);
  }

  /** Where a transfer can be. */
  public enum State {
    WAITING,
    RUNNING,
    WHOLE,
    FAILED,
    CANCELLED
  }

  /** How a source is reached. */
  public enum Route {
    DIRECT,
    RELAYED,
    CDN
  }

  /** One source's part. */
  public record Source(String name, Route route, long bytesPerSecond, long verifiedBytes) {}
}
