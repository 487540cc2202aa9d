package app.tangible.transfer.swarm;

import app.tangible.transfer.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes progress reports. */
final class Progresses {

  private Progresses() {}

  static Progress of(
      Progress.State state,
      long verified,
      long total,
      RateMeter meter,
      List<Source> sources,
      long now) {
    long rate = meter.perSecond(now);
    Optional<Duration> remaining =
        state == Progress.State.RUNNING && rate > 0
            ? Optional.of(Duration.ofSeconds(Math.ceilDiv(total - verified, rate)))
            : Optional.empty();
    return new Progress(
        state,
        verified,
        total,
        rate,
        remaining,
        sources.stream().map(s -> s.progress(now)).toList());
  }
}
