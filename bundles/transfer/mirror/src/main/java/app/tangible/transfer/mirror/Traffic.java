package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What goes out over HTTP, which films are being served, how fast all goes. */
final class Traffic {

  private static final Duration LATELY = Duration.ofMinutes(2);
  private static final Duration RATE_OVER = Duration.ofSeconds(10);
  private static final int MAX_SAMPLES = 64;

  private record Sample(Instant at, long bytes) {}

  private record Seen(long bytes, Instant changed) {}

  private final Clock clock;
  private final LongAdder sent = new LongAdder();
  private final Map<FilmId, LongAdder> perFilm = new ConcurrentHashMap<>();
  private final Map<FilmId, AtomicInteger> open = new ConcurrentHashMap<>();
  private final Map<FilmId, Seen> seen = new HashMap<>();
  private final Deque<Sample> samples = new ArrayDeque<>();

  Traffic(Clock clock) {
    this.clock = clock;
  }

  /** An answer with bytes of the film begins; it ends with {@link #closed}. */
  void opened(FilmId film) {
    open.computeIfAbsent(film, key -> new AtomicInteger()).incrementAndGet();
  }

  void sent(FilmId film, long bytes) {
    sent.add(bytes);
    perFilm.computeIfAbsent(film, key -> new LongAdder()).add(bytes);
  }

  void closed(FilmId film) {
    open.getOrDefault(film, new AtomicInteger(1)).decrementAndGet();
  }

  long sent() {
    return sent.sum();
  }

  long sent(FilmId film) {
    LongAdder bytes = perFilm.get(film);
    return bytes == null ? 0 : bytes.sum();
  }

  /** Whether the film is served now, or was lately: by what was sent of it in all, by any way. */
  synchronized boolean isBusy(FilmId film, long allBytes) {
    AtomicInteger answers = open.get(film);
    if (answers != null && answers.get() > 0) {
      return true;
    }
    Instant now = clock.instant();
    Seen before = seen.get(film);
    if (before == null) {
      seen.put(film, new Seen(allBytes, Instant.EPOCH));
      return false;
    }
    if (before.bytes() != allBytes) {
      seen.put(film, new Seen(allBytes, now));
      return true;
    }
    return before.changed().plus(LATELY).isAfter(now);
  }

  /** Bytes a second over the last while, from a sum that only grows. */
  synchronized long rate(long allBytes) {
    Instant now = clock.instant();
    samples.addLast(new Sample(now, allBytes));
    while (samples.size() > MAX_SAMPLES
        || samples.size() > 2 && samples.getFirst().at().plus(RATE_OVER).isBefore(now)) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long millis = Duration.between(first.at(), now).toMillis();
    return millis <= 0 ? 0 : Math.max(0, (allBytes - first.bytes()) * 1_000 / millis);
  }
}
