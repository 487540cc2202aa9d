package app.tangible.peer.libp2p.mdns;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * An answer that many may ask for: it comes after 20 to 120 ms, and once a second at most (RFC 6762
 * section 6). Who asks meanwhile has the next one.
 */
final class PacedAnswer {

  private static final int FIRST_MILLIS = 20;
  private static final int LAST_MILLIS = 120;
  private static final int BETWEEN_MILLIS = 1000;

  private enum State {
    IDLE,
    DUE,
    RESTING,
    RESTING_AND_WANTED
  }

  private final ScheduledExecutorService work;
  private final Runnable send;
  private State state = State.IDLE;

  PacedAnswer(ScheduledExecutorService work, Runnable send) {
    this.work = work;
    this.send = send;
  }

  synchronized void wanted() {
    if (state == State.IDLE) {
      begin();
    } else if (state == State.RESTING) {
      state = State.RESTING_AND_WANTED;
    }
  }

  private void begin() {
    state = State.DUE;
    int delay = RandomGenerator.getDefault().nextInt(FIRST_MILLIS, LAST_MILLIS);
    work.schedule(this::answer, delay, TimeUnit.MILLISECONDS);
  }

  private void answer() {
    synchronized (this) {
      state = State.RESTING;
      work.schedule(this::rested, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }
    send.run();
  }

  private synchronized void rested() {
    boolean again = state == State.RESTING_AND_WANTED;
    state = State.IDLE;
    if (again) {
      begin();
    }
  }
}
