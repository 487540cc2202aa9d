package app.tangible.library.h2;

import app.tangible.library.TitleId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Writes answers to the disk, many at a time. Safe for several threads. */
final class Answers {

  private static final int BATCH = 200;
  private static final long MOMENT_NANOS = 500_000_000;

  private final OpenLibrary library;
  private final Consumer<Instant> again;
  private final Runnable written;
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong kept = new AtomicLong(System.nanoTime());

  /**
   * What came of a question.
   *
   * @param failed whether a source that was asked did not answer
   * @param partial whether that, or one was not asked because it rests
   */
  record Answered(
      TitleId id,
      Questions.Question question,
      FactRows.Answer answer,
      boolean failed,
      boolean partial) {}

  /**
   * Into this library.
   *
   * @param again told when a title is asked about again that failed
   * @param written called when answers are on the disk
   */
  Answers(OpenLibrary library, Consumer<Instant> again, Runnable written) {
    this.library = library;
    this.again = again;
    this.written = written;
  }

  /** Whoever comes while another one writes, or a moment after, leaves his answer to the next. */
  void keep(Answered answer) {
    answers.add(answer);
    while (!answers.isEmpty() && due() && writing.tryLock()) {
      try {
        kept.set(System.nanoTime());
        List<Answered> batch = new ArrayList<>();
        for (Answered one = answers.poll(); one != null; one = answers.poll()) {
          batch.add(one);
        }
        write(batch);
      } finally {
        writing.unlock();
      }
    }
  }

  private void write(List<Answered> batch) {
    Set<Answered> overtaken = new HashSet<>();
    try {
      library.write(
          connection -> {
            List<TitleId> ids = new ArrayList<>();
            for (Answered one : batch) {
              if (!write(connection, one)) {
                overtaken.add(one);
              }
              ids.add(one.id());
            }
            return ids;
          });
    } catch (RuntimeException e) {
      batch.forEach(one -> done(one.id(), true));
      throw e;
    }
    written.run();
    for (Answered one : batch) {
      if (overtaken.contains(one)) {
        library.unasked().overtaken(one.id());
      } else {
        done(one.id(), one.failed());
      }
    }
  }

  /** Its question is over. */
  void done(TitleId id, boolean failed) {
    library.unasked().done(id, failed).ifPresent(again);
  }

  /** Whether it is still the same that a person says the title is, or of an episode its series. */
  private static boolean write(Connection connection, Answered one) throws SQLException {
    Questions.Question question = one.question();
    if (!FactRows.chosenAt(connection, question.whose()).equals(question.chosen())) {
      return false;
    }
    Optional<FactRows.Answer> before = FactRows.answer(connection, one.id());
    FactRows.keep(
        connection,
        one.id(),
        before.map(known -> one.answer().over(known, one.partial())).orElse(one.answer()));
    return true;
  }

  private boolean due() {
    return !library.unasked().waits()
        || answers.size() >= BATCH
        || System.nanoTime() - kept.get() > MOMENT_NANOS;
  }
}
