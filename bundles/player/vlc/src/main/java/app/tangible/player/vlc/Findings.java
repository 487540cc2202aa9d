package app.tangible.player.vlc;

import app.tangible.player.Chapter;
import app.tangible.player.VideoFacts;
import java.util.List;
import java.util.Optional;
import uk.co.caprica.vlcj.media.MediaStatistics;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** What libvlc found in the film until now, beside its tracks; told on any thread. */
final class Findings {

  private final Reel reel;
  private final Parts parts;
  private volatile List<Chapter> chapters = List.of();
  private volatile Optional<VideoFacts> video = Optional.empty();
  private volatile long picturesLost;

  Findings(Reel reel, Parts parts) {
    this.reel = reel;
    this.parts = parts;
  }

  void read(MediaPlayer player) {
    chapters = parts.chapters(player);
    video = Facts.video(player, reel.range());
    picturesLost = player.media().info().statistics().picturesLost();
  }

  List<Chapter> chapters() {
    return chapters;
  }

  Optional<VideoFacts> video() {
    return video;
  }

  long picturesLost() {
    return picturesLost;
  }

  /** Whether libvlc found anything in it that it knows. */
  static boolean decoded(MediaPlayer player) {
    MediaStatistics found = player.media().info().statistics();
    return found.decodedAudio() > 0 || found.decodedVideo() > 0;
  }
}
