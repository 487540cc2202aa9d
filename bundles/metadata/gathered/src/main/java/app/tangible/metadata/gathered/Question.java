package app.tangible.metadata.gathered;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One source, asked one thing on a thread of its own. */
final class Question {

  private static final Logger LOG = LoggerFactory.getLogger(Question.class);

  private enum Wait {
    IN_TIME,
    LATE,
    OVER
  }

  private final MetadataSource source;
  private final Standing standing;
  private final AtomicReference<Wait> wait = new AtomicReference<>(Wait.IN_TIME);
  private final Future<Optional<FilmFacts>> answer;

  /**
   * Asks.
   *
   * @param standing where it is noted how the source does
   */
  Question(MetadataSource source, FilmQuery query, Standing standing, ExecutorService threads) {
    this.source = source;
    this.standing = standing;
    answer = threads.submit(() -> ask(query));
  }

  private Optional<FilmFacts> ask(FilmQuery query) {
    try {
      return source.lookUp(query);
    } finally {
      if (wait.getAndSet(Wait.OVER) == Wait.LATE) {
        standing.onTime(source);
      }
    }
  }

  /**
   * What came of it.
   *
   * @param answered whether the source said something, if only that it knows nothing
   */
  record Outcome(Optional<FilmFacts> facts, boolean answered) {

    static final Outcome FAILED = new Outcome(Optional.empty(), false);
  }

  /**
   * Waits for it.
   *
   * @param deadline by {@link System#nanoTime}
   */
  Outcome answer(long deadline) {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      Optional<FilmFacts> facts = answer.get(left, TimeUnit.NANOSECONDS);
      standing.worked(source);
      // A plug-in may break its promise.
      return new Outcome(facts == null ? Optional.empty() : facts, true);
    } catch (ExecutionException e) {
      LOG.debug("the metadata source {} failed", source.getClass().getName(), e.getCause());
      standing.failed(source, e.getCause());
    } catch (TimeoutException e) {
      giveUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Outcome.FAILED;
  }

  private void giveUp() {
    standing.late(source);
    if (!wait.compareAndSet(Wait.IN_TIME, Wait.LATE)) {
      standing.onTime(source); // it has just answered
    }
    answer.cancel(true);
    LOG.warn(
        "the metadata source {} did not answer in time; it is not asked again until it does",
        source.getClass().getName());
  }
}
