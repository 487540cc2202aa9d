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
  private final Runnable playing;
  private final Runnable finishSoon;

  /**
   * @param post runs the step on the player's thread, unless the session is over by then
   */
  SessionEvents(Consumer<Consumer<Session>> post, Runnable playing, Runnable finishSoon) {
    this.post = post;
    this.playing = playing;
    this.finishSoon = finishSoon;
  }

  @Override
  public void playing(MediaPlayer player) {
    playing.run();
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
    post.accept(Session::readTracks);
  }

  @Override
  public void elementaryStreamDeleted(MediaPlayer player, TrackType type, int id) {
    post.accept(Session::readTracks);
  }

  @Override
  public void elementaryStreamSelected(MediaPlayer player, TrackType type, int id) {
    post.accept(Session::readTracks);
  }

  @Override
  public void finished(MediaPlayer player) {
    post.accept(Session::finish);
  }

  @Override
  public void error(MediaPlayer player) {
    post.accept(Session::finish);
  }
}
