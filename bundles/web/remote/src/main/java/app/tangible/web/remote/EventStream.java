package app.tangible.web.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One phone's line. What happens while it is busy is told as one thing: the newest. */
final class EventStream {

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long AT_MOST_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long DRIFT_MILLIS = 1_500;
  private static final int RETRY_MILLIS = 2_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition happened = lock.newCondition();
  private final String phone;
  private final WhatIsOn whatIsOn;
  private final ObjectMapper json;
  private boolean sceneChanged = true;
  private boolean titlesChanged;
  private boolean closed;
  private @Nullable Now told;
  private long toldAtNanos;

  private record Happened(boolean scene, boolean titles, boolean closed) {}

  EventStream(String phone, WhatIsOn whatIsOn, ObjectMapper json) {
    this.phone = phone;
    this.whatIsOn = whatIsOn;
    this.json = json;
  }

  String phone() {
    return phone;
  }

  void close() {
    note(() -> closed = true);
  }

  private void note(Runnable change) {
    lock.lock();
    try {
      change.run();
      happened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it is closed, or throws when nobody is there any more. */
  void run(OutputStream out) throws IOException {
    AutoCloseable listening =
        whatIsOn.listen(
            () -> note(() -> sceneChanged = true), () -> note(() -> titlesChanged = true));
    try {
      write(out, "retry: " + RETRY_MILLIS + "\n\n");
      Happened next = await();
      while (!next.closed()) {
        tell(out, next);
        pause();
        next = await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      letGo(listening);
    }
  }

  private static void letGo(AutoCloseable listening) {
    try {
      listening.close();
    } catch (Exception e) {
      log.error("a listener was not let go", e);
    }
  }

  private void tell(OutputStream out, Happened next) throws IOException {
    boolean silent = true;
    if (next.scene()) {
      Now now = whatIsOn.now();
      if (isNews(now)) {
        event(out, "now", json.writeValueAsString(now));
        told = now;
        toldAtNanos = System.nanoTime();
        silent = false;
      }
    }
    if (next.titles()) {
      event(out, "titles", "{}");
      silent = false;
    }
    if (silent && !next.scene()) {
      write(out, ":\n\n"); // else whoever sits between, or the phone, thinks that we are gone
    }
  }

  /** The phone counts the seconds itself: it hears of a position only where it must be wrong. */
  private boolean isNews(Now now) {
    Now before = told;
    if (before == null || now.differsFrom(before)) {
      return true;
    }
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - toldAtNanos);
    long expected = before.positionMillis() + (before.state().equals("playing") ? passed : 0);
    return Math.abs(now.positionMillis() - expected) > DRIFT_MILLIS;
  }

  /** What happened, or nothing for as long as a line may be silent. */
  private Happened await() throws InterruptedException {
    lock.lock();
    try {
      long left = KEEP_ALIVE_NANOS;
      while (left > 0 && !sceneChanged && !titlesChanged && !closed) {
        left = happened.awaitNanos(left);
      }
      Happened now = new Happened(sceneChanged, titlesChanged, closed);
      sceneChanged = false;
      titlesChanged = false;
      return now;
    } finally {
      lock.unlock();
    }
  }

  /** A player tells of its position many times a second. */
  private void pause() throws InterruptedException {
    lock.lock();
    try {
      long left = AT_MOST_EACH_NANOS;
      while (left > 0 && !closed) {
        left = happened.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void event(OutputStream out, String name, String data) throws IOException {
    write(out, "event: " + name + "\ndata: " + data + "\n\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
