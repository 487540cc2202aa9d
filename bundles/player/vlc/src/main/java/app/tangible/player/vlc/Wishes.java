package app.tangible.player.vlc;

import app.tangible.player.Tuning;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** What the viewer set: libvlc is to be told again with each of its players. */
final class Wishes {

  private Tuning tuning;
  private int volumePercent;
  private boolean pause;

  Wishes(Tuning tuning) {
    this.tuning = tuning;
  }

  void tune(Tuning wanted) {
    tuning = wanted;
  }

  void volume(int percent) {
    volumePercent = percent;
  }

  int volumePercent() {
    return volumePercent;
  }

  void pause(boolean wanted) {
    pause = wanted;
  }

  boolean isPaused() {
    return pause;
  }

  void tellVolume(MediaPlayer player) {
    player.audio().setVolume(volumePercent);
  }

  void tellTuning(MediaPlayer player) {
    player.controls().setRate((float) tuning.speed());
    player.audio().setDelay(tuning.soundDelay().toNanos() / 1000);
    player.subpictures().setDelay(tuning.subtitleDelay().toNanos() / 1000);
  }

  /** To one that has just begun to play. */
  void tell(MediaPlayer player) {
    tellVolume(player); // forgotten while there was no sound output
    if (!tuning.equals(Tuning.PLAIN)) {
      tellTuning(player);
    }
  }
}
