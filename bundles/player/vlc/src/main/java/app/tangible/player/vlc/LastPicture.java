package app.tangible.player.vlc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits until libvlc has shown what it had: paused, it draws what it shows again and again, so that
 * some more pictures mean that the last one is among them.
 */
final class LastPicture {

  private static final long MILLIS = 200;
  private static final int ENOUGH_PICTURES = 3;
  private static final int MOST_ROUNDS = 10;

  private final Executor later = CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS);

  /**
   * Waits for a film's.
   *
   * @param post runs the step on the player's thread, unless what plays is another by then
   * @param then what to do when it was shown, or has had its time
   */
  void await(Session session, Consumer<Consumer<Session>> post, Consumer<Session> then) {
    await(session.pictures() + ENOUGH_PICTURES, post, then, MOST_ROUNDS);
  }

  private void await(
      long enough, Consumer<Consumer<Session>> post, Consumer<Session> then, int rounds) {
    later.execute(
        () ->
            post.accept(
                session -> {
                  if (rounds == 0 || session.pictures() >= enough) {
                    then.accept(session);
                  } else {
                    await(enough, post, then, rounds - 1);
                  }
                }));
  }
}
