package app.tangible.ui.nowplaying;

import app.tangible.player.Player;
import app.tangible.player.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Steps through the tracks of one kind. */
final class TrackChoice {

  private static final int OFF = -1;

  private final Player player;
  private final Track.Kind kind;
  private final Locale locale;
  private final String off;

  TrackChoice(Player player, Track.Kind kind, Locale locale, String off) {
    this.player = player;
    this.kind = kind;
    this.locale = locale;
    this.off = off;
  }

  private List<Track> tracks() {
    return player.tracks().stream().filter(track -> track.kind() == kind).toList();
  }

  /** The name of the one that is on; empty where there is nothing to choose. */
  String name() {
    List<Track> tracks = tracks();
    if (tracks.size() < (kind == Track.Kind.AUDIO ? 2 : 1)) {
      return "";
    }
    return tracks.stream().filter(Track::selected).findFirst().map(this::nameOf).orElse(off);
  }

  private String nameOf(Track track) {
    if (track.language().isEmpty()) {
      return track.name();
    }
    String language = Locale.of(track.language()).getDisplayLanguage(locale);
    return language.isEmpty() ? track.name() : language;
  }

  /** Chooses the next one; subtitles can also be off. */
  void next() {
    List<Integer> ids = new ArrayList<>(tracks().stream().map(Track::id).toList());
    if (kind == Track.Kind.SUBTITLE) {
      ids.add(OFF);
    }
    if (!ids.isEmpty()) {
      int on = tracks().stream().filter(Track::selected).map(Track::id).findFirst().orElse(OFF);
      player.select(kind, ids.get((ids.indexOf(on) + 1) % ids.size()));
    }
  }
}
