package app.tangible.player.vlc;

import app.tangible.player.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.co.caprica.vlcj.media.InfoApi;
import uk.co.caprica.vlcj.media.TrackInfo;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.TrackDescription;

/** Reads the tracks of what libvlc plays. */
final class Tracks {

  private Tracks() {}

  static List<Track> of(MediaPlayer player) {
    InfoApi info = player.media().info();
    List<Track> tracks = new ArrayList<>();
    add(
        tracks,
        Track.Kind.AUDIO,
        player.audio().trackDescriptions(),
        player.audio().track(),
        languages(info.audioTracks()));
    add(
        tracks,
        Track.Kind.SUBTITLE,
        player.subpictures().trackDescriptions(),
        player.subpictures().track(),
        languages(info.textTracks()));
    return List.copyOf(tracks);
  }

  private static Map<Integer, String> languages(List<? extends TrackInfo> infos) {
    Map<Integer, String> languages = new HashMap<>();
    for (TrackInfo info : infos) {
      if (info.language() != null) {
        languages.put(info.id(), info.language());
      }
    }
    return languages;
  }

  private static void add(
      List<Track> tracks,
      Track.Kind kind,
      List<TrackDescription> descriptions,
      int selected,
      Map<Integer, String> languages) {
    for (TrackDescription description : descriptions) {
      int id = description.id();
      if (id >= 0) { // libvlc lists "off" as track -1
        tracks.add(
            new Track(
                kind,
                id,
                description.description(),
                languages.getOrDefault(id, ""),
                id == selected));
      }
    }
  }
}
