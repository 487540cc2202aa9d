package app.tangible.decoder.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that never goes back: over starts by its record, while running by the monotonic timer.
 *
 * <p>A record that is gone or ahead of the wall clock refuses to play until a fresh lease puts it
 * right; see {@code docs/adr/0042-the-clock-record.md} for what that costs an attacker.
 */
final class DecoderClock {

  /** How far a household's clock may lie behind the platform's, or jump when it is set right. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** How old a lease may be that puts the record right. */
  static final Duration FRESH = Duration.ofHours(24);

  /** How far apart in signed time two such leases must be. */
  static final Duration BETWEEN_HEALINGS = Duration.ofDays(30);

  private final TimeSource time;
  private final Optional<ClockRecord> stored;
  private final Instant wallAtStart;
  private final long nanosAtStart;
  private ClockRecord record;
  private Instant base;

  DecoderClock(Optional<ClockRecord> stored, TimeSource time) {
    this.time = time;
    this.stored = stored;
    this.wallAtStart = time.wall();
    this.nanosAtStart = time.nanos();
    this.record = stored.orElse(ClockRecord.first(wallAtStart));
    this.base = ClockRecord.later(wallAtStart, record.highest());
  }

  /** What is wrong with the clock, if anything. */
  Optional<String> problem() {
    if (stored.isEmpty()) {
      return Optional.of("the decoder's record of the time is missing or damaged");
    }
    return wallAtStart.isBefore(record.highest().minus(TOLERANCE))
        ? Optional.of("the clock shows " + wallAtStart + ", but saw " + record.highest())
        : Optional.empty();
  }

  /** Never before a time that was seen. */
  Instant now() {
    Instant monotonic = base.plusNanos(time.nanos() - nanosAtStart);
    return ClockRecord.later(monotonic, time.wall());
  }

  /** The wall clock as it stood at the start, for judging a lease that may put the record right. */
  Instant wallAtStart() {
    return wallAtStart;
  }

  /** Puts the record right with a verified lease's time, when that lease is fresh enough. */
  boolean heal(Instant issued) {
    boolean fresh =
        !wallAtStart.isBefore(issued.minus(TOLERANCE)) && !wallAtStart.isAfter(issued.plus(FRESH));
    boolean newer =
        issued.isAfter(record.signed()) && !issued.isBefore(record.healed().plus(BETWEEN_HEALINGS));
    if (!fresh || (stored.isPresent() && !newer)) {
      return false;
    }
    base = ClockRecord.later(wallAtStart, issued);
    record = new ClockRecord(base, issued, issued);
    return true;
  }

  /** What is to be remembered: now and a verified signed time. */
  ClockRecord seen(Instant signed) {
    record = record.seen(now(), signed);
    return record;
  }

  /** The same after another guest wrote the record too. */
  ClockRecord seen(ClockRecord written, Instant signed) {
    record = record.seen(written.highest(), written.signed());
    return seen(signed);
  }
}
