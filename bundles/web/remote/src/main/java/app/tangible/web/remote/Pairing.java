package app.tangible.web.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One invitation at a time, one phone that asks at a time. Not safe for several threads: {@link
 * HomePhones} holds its lock.
 *
 * <p>A wrong code costs everybody a growing wait, since whoever tries may change his address; after
 * {@value #TRIES} in a row the invitation is void and nobody is invited for a while.
 */
final class Pairing {

  static final int TRIES = 5;
  static final Duration LOCK = Duration.ofMinutes(5);
  static final Duration LONGEST_LOCK = Duration.ofHours(1);
  static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

  private final Secrets secrets;
  private final InstantSource clock;
  private final Duration validity;

  private @Nullable Invited invited;
  private @Nullable Asked asked;
  private int wrong;
  private int locks;
  private Instant notBefore = Instant.MIN;
  private Instant lockedUntil = Instant.MIN;

  /** What was shown. */
  record Invited(String code, Instant until) {}

  private record Asked(
      String name, String number, String ticket, Instant until, @Nullable Boolean answer) {}

  /** What came of a code. */
  sealed interface Try {

    /** Right: a person is asked now. The ticket is the phone's alone. */
    record Right(String number, String ticket, Instant until) implements Try {}

    /** Wrong, void, or nobody is invited. */
    record Wrong() implements Try {}

    /** Not looked at: too soon after a wrong one. */
    record TooSoon(Duration pause) implements Try {}
  }

  /** What came of asking. */
  sealed interface Answer {

    record Waiting(String number) implements Answer {}

    /** It may come in, once: this answer is not given again. */
    record Yes(String name) implements Answer {}

    record No() implements Answer {}

    /** Nobody knows this ticket: it is too old, was used, or never was. */
    record Unknown() implements Answer {}
  }

  Pairing(Secrets secrets, InstantSource clock, Duration validity) {
    this.secrets = secrets;
    this.clock = clock;
    this.validity = validity;
  }

  /**
   * While somebody waits, nobody else is invited; an answer that was given is heard all the same.
   */
  void invite() {
    if (lockedUntil().isEmpty() && waiting().isEmpty()) {
      invited = new Invited(secrets.code(), clock.instant().plus(validity));
    }
  }

  /** Nobody is invited, and who waits is refused; a yes that was said is not taken back. */
  void withdraw() {
    invited = null;
    if (waiting().isPresent()) {
      asked = null;
    }
  }

  /** Nobody is invited, waits, or has anything to hear. */
  void end() {
    invited = null;
    asked = null;
  }

  Optional<Invited> invited() {
    return Optional.ofNullable(invited).filter(each -> clock.instant().isBefore(each.until()));
  }

  Optional<Instant> lockedUntil() {
    return Optional.of(lockedUntil).filter(until -> clock.instant().isBefore(until));
  }

  Try ask(String code, String name) {
    Instant now = clock.instant();
    if (now.isBefore(notBefore)) {
      return new Try.TooSoon(Duration.between(now, notBefore));
    }
    Optional<Invited> open = invited();
    if (open.isEmpty() || !Secrets.same(open.get().code(), Secrets.tidy(code))) {
      open.ifPresent(ignored -> wrong(now));
      return new Try.Wrong();
    }
    invited = null;
    Asked mine = new Asked(name, secrets.number(), secrets.token(), now.plus(ANSWER_WITHIN), null);
    asked = mine;
    return new Try.Right(mine.number(), mine.ticket(), mine.until());
  }

  private void wrong(Instant now) {
    wrong++;
    notBefore = now.plusSeconds(1L << (wrong - 1));
    if (wrong >= TRIES) {
      wrong = 0;
      invited = null;
      Duration lock = LOCK.multipliedBy(1L << Math.min(locks, 4));
      locks++;
      lockedUntil = now.plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock);
    }
  }

  /** Who waits for a person's answer. */
  Optional<Waiting> waiting() {
    return current()
        .filter(each -> each.answer() == null)
        .map(each -> new Waiting(each.name(), each.number()));
  }

  /** Shown at the screen. */
  record Waiting(String name, String number) {}

  private Optional<Asked> current() {
    return Optional.ofNullable(asked).filter(each -> clock.instant().isBefore(each.until()));
  }

  void answer(boolean yes) {
    current()
        .filter(each -> each.answer() == null)
        .ifPresent(
            each ->
                asked = new Asked(each.name(), each.number(), each.ticket(), each.until(), yes));
  }

  Answer collect(String ticket) {
    Optional<Asked> found = current().filter(each -> Secrets.same(each.ticket(), ticket));
    if (found.isEmpty()) {
      return new Answer.Unknown();
    }
    Boolean answer = found.get().answer();
    if (answer == null) {
      return new Answer.Waiting(found.get().number());
    }
    asked = null;
    if (!answer) {
      return new Answer.No();
    }
    wrong = 0;
    locks = 0;
    notBefore = Instant.MIN;
    return new Answer.Yes(found.get().name());
  }
}
