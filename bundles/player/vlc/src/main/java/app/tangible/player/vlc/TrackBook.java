package app.tangible.player.vlc;

import app.tangible.player.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.media.MediaSlaveType;
import uk.co.caprica.vlcj.media.TrackInfo;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.TrackDescription;

/**
 * The tracks of one film, and which of them were chosen: those in the film, and files of subtitles
 * beside it, which libvlc opens only when one is chosen. On the player's thread, except {@link
 * #tracks}.
 */
final class TrackBook implements AutoCloseable {

  /** Ids of files begin here; libvlc's own are small. */
  static final int FILES = 100_000;

  private static final int MOST_FILES = 100;
  private static final int OFF = -1;

  private final List<SubtitleFile> files = new ArrayList<>();
  private final Map<Integer, SubtitleFile> opened = new HashMap<>();
  private final SubtitleScratch scratch = new SubtitleScratch();
  private volatile List<Track> tracks = List.of();
  private @Nullable Integer sound;
  private @Nullable Integer subtitles;
  private @Nullable SubtitleFile opening;
  private Set<Integer> before = Set.of();

  List<Track> tracks() {
    return tracks;
  }

  /** The id of the file's track, which is there from now on. */
  int add(SubtitleFile file) {
    int there = files.indexOf(file);
    if (there < 0 && files.size() < MOST_FILES) {
      files.add(file);
      there = files.size() - 1;
    }
    return there < 0 ? OFF : FILES + there;
  }

  /** Reads what libvlc has now. */
  void read(MediaPlayer player) {
    List<Track> read = new ArrayList<>();
    Map<Integer, TrackInfo> infos = new HashMap<>();
    player.media().info().audioTracks().forEach(info -> infos.put(info.id(), info));
    for (TrackDescription told : player.audio().trackDescriptions()) {
      if (told.id() >= 0) { // libvlc lists "off" as track -1
        read.add(track(Track.Kind.AUDIO, told, infos, player.audio().track()));
      }
    }
    infos.clear();
    player.media().info().textTracks().forEach(info -> infos.put(info.id(), info));
    List<TrackDescription> texts =
        player.subpictures().trackDescriptions().stream().filter(told -> told.id() >= 0).toList();
    matchOpened(texts);
    int on = player.subpictures().track();
    for (TrackDescription told : texts) {
      if (!opened.containsKey(told.id())) {
        read.add(track(Track.Kind.SUBTITLE, told, infos, on));
      }
    }
    for (int i = 0; i < files.size(); i++) {
      SubtitleFile file = files.get(i);
      boolean selected = file.equals(opened.get(on));
      read.add(
          new Track(
              Track.Kind.SUBTITLE, FILES + i, file.name(), file.language(), selected, file.kind()));
    }
    tracks = List.copyOf(read);
  }

  private void matchOpened(List<TrackDescription> texts) {
    SubtitleFile waiting = opening;
    for (TrackDescription told : texts) {
      if (waiting != null && !before.contains(told.id()) && !opened.containsKey(told.id())) {
        opened.put(told.id(), waiting);
        opening = null;
        return;
      }
    }
  }

  private static Track track(
      Track.Kind kind, TrackDescription told, Map<Integer, TrackInfo> infos, int on) {
    TrackInfo info = infos.get(told.id());
    String language = info == null || info.language() == null ? "" : info.language();
    return new Track(
        kind,
        told.id(),
        told.description() == null ? "" : told.description(),
        language,
        told.id() == on,
        info == null ? "" : Facts.of(info));
  }

  void select(MediaPlayer player, Track.Kind kind, int id) {
    switch (kind) {
      case AUDIO -> {
        sound = id;
        player.audio().setTrack(id);
      }
      case SUBTITLE -> {
        subtitles = id;
        selectSubtitles(player, id);
      }
    }
    read(player);
  }

  private void selectSubtitles(MediaPlayer player, int id) {
    if (id < FILES) {
      player.subpictures().setTrack(Math.max(OFF, id));
    } else if (id - FILES < files.size()) {
      SubtitleFile file = files.get(id - FILES);
      for (Map.Entry<Integer, SubtitleFile> entry : opened.entrySet()) {
        if (entry.getValue().equals(file)) {
          player.subpictures().setTrack(entry.getKey());
          return;
        }
      }
      open(player, file);
    }
  }

  private void open(MediaPlayer player, SubtitleFile file) {
    Set<Integer> ids = new HashSet<>();
    player.subpictures().trackDescriptions().forEach(told -> ids.add(told.id()));
    before = ids;
    opening = file;
    String address = scratch.readable(file).toUri().toASCIIString();
    player.media().addSlave(MediaSlaveType.SUBTITLE, address, true);
  }

  /** libvlc begins anew with the same film, or its next part: what was chosen is chosen again. */
  void again(MediaPlayer player) {
    if (sound != null) {
      player.audio().setTrack(sound);
    }
    if (subtitles != null) {
      selectSubtitles(player, subtitles);
    }
  }

  /** What libvlc had opened is gone. */
  void forget() {
    opened.clear();
    opening = null;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
