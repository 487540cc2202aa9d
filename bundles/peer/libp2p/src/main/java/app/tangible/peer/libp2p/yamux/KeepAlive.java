package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Pings the peer: what comes back tells that it is there, and how far away. */
final class KeepAlive {

  private final Yamux session;
  private final FrameReader reader;
  private final Duration period;
  private final RoundTrip roundTrip = new RoundTrip();
  private final Future<?> ticks;

  KeepAlive(Yamux session, FrameReader reader, Duration period, ScheduledExecutorService clock) {
    this.session = session;
    this.reader = reader;
    this.period = period;
    long millis = period.toMillis();
    this.ticks = clock.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  RoundTrip roundTrip() {
    return roundTrip;
  }

  private void tick() {
    if (System.nanoTime() - reader.heard() > 2 * period.toNanos()) {
      session.fail(new IOException("the peer is silent for too long"));
    } else {
      ping();
    }
  }

  /** Asks, unless an answer is under way. */
  void ping() {
    long value = roundTrip.ask(System.nanoTime());
    if (value >= 0) {
      session.offer(() -> Optional.of(Header.ping(Header.SYN, value)));
    }
  }

  void stop() {
    ticks.cancel(false);
  }
}
