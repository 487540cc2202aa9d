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
        standing.late().remove(source);
      }
    }
  }

  /**
   * Waits for it.
   *
   * @param deadline by {@link System#nanoTime}
   */
  Optional<FilmFacts> answer(long deadline) {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      Optional<FilmFacts> facts = answer.get(left, TimeUnit.NANOSECONDS);
      standing.failing().remove(source);
      return facts == null ? Optional.empty() : facts; // a plug-in may break its promise
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (TimeoutException e) {
      giveUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** One line for each time that it begins to fail: a scan asks for ten thousand titles. */
  private void failed(Throwable why) {
    String name = source.getClass().getName();
    if (standing.failing().add(source)) {
      LOG.warn("the metadata source {} fails; said once until it answers again", name, why);
    } else {
      LOG.debug("the metadata source {} failed", name, why);
    }
  }

  private void giveUp() {
    standing.late().add(source);
    if (!wait.compareAndSet(Wait.IN_TIME, Wait.LATE)) {
      standing.late().remove(source); // it has just answered
    }
    answer.cancel(true);
    LOG.warn(
        "the metadata source {} did not answer in time; it is not asked again until it does",
        source.getClass().getName());
  }
}
