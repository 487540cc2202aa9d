package app.tangible.library.h2;

import app.tangible.library.TitleId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Titles of which sources are to be asked: at once where none was asked yet, or not since something
 * changed beside them, or in another language; where too little is known, as soon as a source can
 * be asked that has not answered; where nothing is known, after a day in any case. What failed
 * waits, longer each time.
 */
final class Unasked {

  private static final Duration RETRY = Duration.ofDays(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /**
   * One of which more could be known.
   *
   * @param answered sources that need not be asked again before {@code again}
   */
  private record Wanted(long notes, Set<String> answered, Instant again) {}

  /**
   * What was so when it was asked about.
   *
   * @param open sources that could be asked
   */
  private record Question(long notes, String language, Set<String> open) {}

  /** How often it failed, and until when it is left alone. */
  private record Failure(int times, Instant until) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TitleId, Wanted> wanted = new HashMap<>();
  private final Set<TitleId> queue = new LinkedHashSet<>();
  private final Map<TitleId, Question> asked = new HashMap<>();
  private final Map<TitleId, Failure> failures = new HashMap<>();
  private Set<String> open = Set.of();
  private String language = "";
  private Duration firstWait = Duration.ofSeconds(5);
  private volatile Runnable more = () -> {};

  /** The pause after a first failure; twice as long after each one more. */
  void firstWait(Duration wait) {
    lock.lock();
    try {
      firstWait = wait;
    } finally {
      lock.unlock();
    }
  }

  /** Calls it when there is something to ask, from now on. */
  void onMore(Runnable listener) {
    more = listener;
  }

  /** Looks whether it is to be asked about. */
  void consider(TitleId id, long notes, Optional<FactRows.Answer> answer) {
    boolean fresh;
    lock.lock();
    try {
      Optional<Wanted> missing = missing(notes, answer);
      queue.remove(id);
      missing.ifPresentOrElse(next -> wanted.put(id, next), () -> wanted.remove(id));
      Question question = asked.get(id);
      fresh = (question == null || question.notes() != notes) && enqueue(id, Instant.now());
    } finally {
      lock.unlock();
    }
    if (fresh) {
      more.run();
    }
  }

  private Optional<Wanted> missing(long notes, Optional<FactRows.Answer> answer) {
    if (answer.isEmpty() || answer.get().notes() != notes || inAnother(answer.get().language())) {
      return Optional.of(new Wanted(notes, Set.of(), Instant.MIN));
    }
    FactRows.Answer said = answer.get();
    if (said.facts().isEmpty()) {
      return Optional.of(new Wanted(notes, said.sources(), said.asked().plus(RETRY)));
    }
    boolean much = !said.stale() && said.facts().get().tellMuch();
    return much ? Optional.empty() : Optional.of(new Wanted(notes, said.sources(), Instant.MAX));
  }

  private boolean inAnother(String said) {
    return !language.isEmpty() && !said.isEmpty() && !said.equals(language);
  }

  /** Into the queue where it is due; whether it was not there. */
  private boolean enqueue(TitleId id, Instant now) {
    Wanted one = wanted.get(id);
    return one != null && !due(id, one).isAfter(now) && queue.add(id);
  }

  private Instant due(TitleId id, Wanted one) {
    Instant again = one.answered().containsAll(open) ? one.again() : Instant.MIN;
    Failure failure = failures.get(id);
    return failure != null && failure.until().isAfter(again) ? failure.until() : again;
  }

  /** These sources can be asked now. */
  void open(Set<String> names) {
    lock.lock();
    try {
      open = Set.copyOf(names);
    } finally {
      lock.unlock();
    }
    wake();
  }

  /**
   * In this language facts are wanted from now on; {@link #consider} has to be told of all titles
   * again.
   *
   * @return whether it is another one
   */
  boolean language(String code) {
    lock.lock();
    try {
      boolean other = !language.equals(code);
      language = code;
      return other;
    } finally {
      lock.unlock();
    }
  }

  /** Time has passed. */
  void wake() {
    boolean fresh = false;
    lock.lock();
    try {
      Instant now = Instant.now();
      for (TitleId id : wanted.keySet()) {
        fresh |= !asked.containsKey(id) && enqueue(id, now);
      }
    } finally {
      lock.unlock();
    }
    if (fresh) {
      more.run();
    }
  }

  /** When {@link #wake} finds something, if nothing else happens. */
  Optional<Instant> next() {
    lock.lock();
    try {
      return wanted.entrySet().stream()
          .filter(one -> !queue.contains(one.getKey()) && !asked.containsKey(one.getKey()))
          .map(one -> due(one.getKey(), one.getValue()))
          .filter(due -> due.isBefore(Instant.MAX))
          .min(Instant::compareTo);
    } finally {
      lock.unlock();
    }
  }

  /** One, until it is {@link #done}; empty where there is none. */
  Optional<Map.Entry<TitleId, Long>> take() {
    lock.lock();
    try {
      Optional<TitleId> first = queue.stream().findFirst();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      queue.remove(first.get());
      long notes = wanted.get(first.get()).notes();
      asked.put(first.get(), new Question(notes, language, open));
      return Optional.of(Map.entry(first.get(), notes));
    } finally {
      lock.unlock();
    }
  }

  /** The title has gone. */
  void gone(TitleId id) {
    lock.lock();
    try {
      wanted.remove(id);
      queue.remove(id);
      asked.remove(id);
      failures.remove(id);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Its answer is on the disk, or could not be written there. Where it would have to be asked at
   * once once more though nothing has changed, a source that seems open is not asked: that counts
   * as failed.
   *
   * @param failed whether a source that was asked could not answer, or the disk did not take it
   * @return when it is asked again, where it failed
   */
  Optional<Instant> done(TitleId id, boolean failed) {
    boolean fresh;
    Optional<Instant> again = Optional.empty();
    lock.lock();
    try {
      Question question = asked.remove(id);
      Failure last = failures.remove(id);
      if (wanted.containsKey(id) && (failed || question != null && inVain(id, question))) {
        Failure before = last == null ? new Failure(0, Instant.MIN) : last;
        Duration wait = firstWait.multipliedBy(1L << Math.min(before.times(), 20));
        Instant until = Instant.now().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        failures.put(id, new Failure(before.times() + 1, until));
        again = Optional.of(until);
      }
      // While it was asked something may have changed: the language, or who can be asked.
      fresh = enqueue(id, Instant.now());
    } finally {
      lock.unlock();
    }
    if (fresh) {
      more.run();
    }
    return again;
  }

  /** Its answer is of what it was taken for before, and is not kept. */
  void overtaken(TitleId id) {
    lock.lock();
    try {
      asked.remove(id);
      failures.remove(id);
    } finally {
      lock.unlock();
    }
    wake();
  }

  private boolean inVain(TitleId id, Question question) {
    Wanted one = wanted.get(id);
    return !due(id, one).isAfter(Instant.now())
        && question.notes() == one.notes()
        && question.language().equals(language)
        && question.open().containsAll(open);
  }

  /** Whether something waits. */
  boolean waits() {
    lock.lock();
    try {
      return !queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits, and nothing is being asked. */
  boolean idle() {
    lock.lock();
    try {
      return queue.isEmpty() && asked.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
