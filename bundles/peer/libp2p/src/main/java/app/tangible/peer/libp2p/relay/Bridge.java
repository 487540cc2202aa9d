package app.tangible.peer.libp2p.relay;

import app.tangible.peer.PeerStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Two streams that carry one circuit. Beyond its limits both are reset (circuit-v2.md, "the relay
 * should reset the stream to the source and the stream to the destination").
 */
final class Bridge {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final PeerStream source;
  private final PeerStream destination;
  private final CircuitLimit limit;

  Bridge(PeerStream source, PeerStream destination, CircuitLimit limit) {
    this.source = source;
    this.destination = destination;
    this.limit = limit;
  }

  /** Carries until both directions have ended. */
  void carry(ScheduledExecutorService clock) {
    source.deadline(SILENCE);
    destination.deadline(SILENCE);
    ScheduledFuture<?> end =
        limit.seconds() == 0
            ? null
            : clock.schedule(this::reset, limit.seconds(), TimeUnit.SECONDS);
    Thread back = Thread.ofVirtual().name("circuit").start(() -> pump(destination, source));
    try {
      pump(source, destination);
      back.join();
      destination.close();
    } catch (InterruptedException e) {
      reset();
      Thread.currentThread().interrupt();
    } finally {
      if (end != null) {
        end.cancel(false);
      }
    }
  }

  private void pump(PeerStream from, PeerStream to) {
    try {
      InputStream in = from.in();
      OutputStream out = to.out();
      byte[] buffer = new byte[BUFFER_BYTES];
      long left = limit.bytes() == 0 ? Long.MAX_VALUE : limit.bytes();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          reset();
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
      to.closeWrite();
    } catch (IOException | RuntimeException e) {
      reset(); // one end broke: the other is not to wait for it
    }
  }

  private void reset() {
    source.reset();
    destination.reset();
  }
}
