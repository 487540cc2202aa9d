package app.tangible.viewing.local;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.player.Medium;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens titles in the background. Only the answer to the latest question counts; what an earlier
 * one brings is closed.
 */
final class Openings {

  private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

  private final Titles titles;
  private final Executor loop;
  private final Executor slow;
  private int asked;

  Openings(Titles titles, Executor loop, Executor slow) {
    this.titles = titles;
    this.loop = loop;
    this.slow = slow;
  }

  /** Whatever was asked for is not wanted any more. */
  void forget() {
    asked++;
  }

  /**
   * Asks for a title.
   *
   * @param from empty for where the viewer stopped
   * @param opened hears what there is, empty where there is no such title, and whether it may be
   *     seen; on the programme's thread, as does {@code failed}
   */
  void ask(
      TitleId id,
      Optional<Duration> from,
      BiConsumer<Optional<Feature>, Admission> opened,
      Runnable failed) {
    forget();
    int question = asked;
    slow.execute(
        () -> {
          try {
            Optional<Title> title = titles.playable(id);
            Admission admission = title.map(titles::open).orElseGet(Admission.Gone::new);
            Optional<Feature> feature =
                title.map(
                    one ->
                        Feature.of(
                            one, from.orElse(one.seen().position()), titles.filesOf(one.id())));
            loop.execute(
                () -> {
                  if (question == asked) {
                    opened.accept(feature, admission);
                  } else {
                    close(admission);
                  }
                });
          } catch (RuntimeException e) {
            LOG.warn("it does not open", e);
            loop.execute(
                () -> {
                  if (question == asked) {
                    failed.run();
                  }
                });
          }
        });
  }

  private static void close(Admission late) {
    if (late instanceof Admission.Ready(Medium.Bytes(var film), _, _)) {
      film.close();
    }
  }
}
