package app.tangible.player.vlc;

import java.time.Duration;
import java.util.function.Consumer;
import uk.co.caprica.vlcj.media.TrackType;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;

/**
 * Carries libvlc's events to the player's thread: libvlc may not be called back on its own event
 * threads.
 */
final class SessionEvents extends MediaPlayerEventAdapter {

  private final Consumer<Consumer<Session>> post;
  private final Consumer<Session> finish;
  private final Runnable finishSoon;

  /**
   * @param post runs the step on the player's thread, unless what plays is another by then
   * @param finish what to do at the end
   * @param finishSoon the same when a last picture has been shown
   */
  SessionEvents(Consumer<Consumer<Session>> post, Consumer<Session> finish, Runnable finishSoon) {
    this.post = post;
    this.finish = finish;
    this.finishSoon = finishSoon;
  }

  @Override
  public void playing(MediaPlayer player) {
    post.accept(Session::playing);
  }

  @Override
  public void paused(MediaPlayer player) {
    post.accept(session -> session.paused(finishSoon));
  }

  @Override
  public void timeChanged(MediaPlayer player, long newTime) {
    post.accept(session -> session.at(Duration.ofMillis(newTime)));
  }

  @Override
  public void lengthChanged(MediaPlayer player, long newLength) {
    post.accept(session -> session.ofLength(Duration.ofMillis(Math.max(0, newLength))));
  }

  @Override
  public void elementaryStreamAdded(MediaPlayer player, TrackType type, int id) {
    post.accept(Session::read);
  }

  @Override
  public void elementaryStreamDeleted(MediaPlayer player, TrackType type, int id) {
    post.accept(Session::read);
  }

  @Override
  public void elementaryStreamSelected(MediaPlayer player, TrackType type, int id) {
    post.accept(Session::read);
  }

  @Override
  public void chapterChanged(MediaPlayer player, int newChapter) {
    post.accept(Session::read);
  }

  @Override
  public void videoOutput(MediaPlayer player, int newCount) {
    post.accept(Session::read);
  }

  @Override
  public void finished(MediaPlayer player) {
    post.accept(finish);
  }

  @Override
  public void error(MediaPlayer player) {
    post.accept(finish);
  }
}
