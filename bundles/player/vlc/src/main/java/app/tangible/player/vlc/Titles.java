package app.tangible.player.vlc;

import java.util.List;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.TitleDescription;

/** The titles of a disc. */
final class Titles {

  private Titles() {}

  /** Goes to the longest one that is no menu. */
  static void chooseLongest(MediaPlayer player) {
    List<TitleDescription> titles = player.titles().titleDescriptions();
    int longest = -1;
    for (int i = 0; i < titles.size(); i++) {
      TitleDescription title = titles.get(i);
      if (!title.isMenu() && (longest < 0 || title.duration() > titles.get(longest).duration())) {
        longest = i;
      }
    }
    if (longest >= 0 && longest != player.titles().title()) {
      player.titles().setTitle(longest);
    }
  }
}
