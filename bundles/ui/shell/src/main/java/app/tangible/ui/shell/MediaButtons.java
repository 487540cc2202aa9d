package app.tangible.ui.shell;

import app.tangible.player.Playback;
import app.tangible.player.Player;
import app.tangible.player.Track;
import app.tangible.viewing.RemoteKeys.Button;
import app.tangible.viewing.Viewing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buttons that steer what is on, whatever page is shown. Safe for use by several threads. */
final class MediaButtons {

  private static final Duration ON = Duration.ofSeconds(30);
  private static final Duration BACK = Duration.ofSeconds(-10);
  private static final int VOLUME_STEP = 5;
  private static final int LOUD = 100;
  private static final int NO_SUBTITLES = -1;

  private volatile @Nullable Player player;
  private volatile @Nullable Viewing viewing;
  private volatile int volumeBeforeMute = LOUD;

  void player(Player now) {
    player = now;
  }

  /** Another one may have come before it went. */
  void without(Player gone) {
    if (player == gone) {
      player = null;
    }
  }

  void viewing(Viewing now) {
    viewing = now;
  }

  void without(Viewing gone) {
    if (viewing == gone) {
      viewing = null;
    }
  }

  @Nullable Viewing viewing() {
    return viewing;
  }

  /** Nothing happens where nothing is on, or nothing plays here at all. */
  void press(Button button) {
    switch (button) {
      case NEXT, PREVIOUS, STOP -> steer(button);
      default -> {
        Player now = player;
        if (now != null) {
          play(now, button);
        }
      }
    }
  }

  private void steer(Button button) {
    Viewing now = viewing;
    if (now != null) {
      switch (button) {
        case NEXT -> now.next();
        case PREVIOUS -> now.previous();
        default -> now.stop();
      }
    }
  }

  private void play(Player player, Button button) {
    switch (button) {
      case PLAY -> pauseOrResume(player);
      case FORWARD -> jump(player, ON);
      case REWIND -> jump(player, BACK);
      case VOLUME_UP -> louder(player, VOLUME_STEP);
      case VOLUME_DOWN -> louder(player, -VOLUME_STEP);
      case MUTE -> mute(player);
      case SUBTITLES -> nextTrack(player, Track.Kind.SUBTITLE);
      case AUDIO -> nextTrack(player, Track.Kind.AUDIO);
      default -> {}
    }
  }

  private static void pauseOrResume(Player player) {
    switch (player.now().state()) {
      case PLAYING, OPENING -> player.pause();
      case PAUSED -> player.resume();
      case IDLE, ENDED, FAILED -> {}
    }
  }

  private static void jump(Player player, Duration by) {
    Playback now = player.now();
    if (now.state() == Playback.State.PLAYING || now.state() == Playback.State.PAUSED) {
      Duration to = now.position().plus(by);
      player.seek(to.isNegative() ? Duration.ZERO : to);
    }
  }

  private static void louder(Player player, int percent) {
    player.volume(Math.clamp(player.now().volumePercent() + percent, 0, LOUD));
  }

  private void mute(Player player) {
    int now = player.now().volumePercent();
    if (now == 0) {
      player.volume(volumeBeforeMute);
    } else {
      volumeBeforeMute = now;
      player.volume(0);
    }
  }

  /** The one after the one that is chosen; after the last subtitle none, then the first. */
  private static void nextTrack(Player player, Track.Kind kind) {
    List<Track> tracks =
        player.tracks().stream().filter(track -> track.kind() == kind && track.id() >= 0).toList();
    if (tracks.isEmpty()) {
      return;
    }
    int chosen = NO_SUBTITLES;
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).selected()) {
        chosen = i;
      }
    }
    if (chosen + 1 < tracks.size()) {
      player.select(kind, tracks.get(chosen + 1).id());
    } else {
      player.select(kind, kind == Track.Kind.SUBTITLE ? NO_SUBTITLES : tracks.getFirst().id());
    }
  }
}
