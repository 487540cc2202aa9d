package app.tangible.viewing.local;

import app.tangible.player.Languages;
import app.tangible.player.Player;
import app.tangible.player.Track;
import java.util.List;
import java.util.Optional;

/** Chooses sound and subtitles as the viewer did before, and learns what he chooses now. */
final class TrackWishes {

  static final String SOUND = "sound";
  static final String SUBTITLES = "subtitles";
  private static final String OFF = "off";

  private final Choices choices;
  private final int viewer;
  private final String scope;
  private boolean applied;
  private String sound = "";
  private String subtitles = "";

  TrackWishes(Choices choices, int viewer, String scope) {
    this.choices = choices;
    this.viewer = viewer;
    this.scope = scope;
  }

  /** Called when it plays, again and again: does its work once there are tracks. */
  void follow(Player player) {
    List<Track> tracks = player.tracks();
    if (tracks.isEmpty()) {
      return;
    }
    if (!applied) {
      applied = true;
      apply(player, tracks);
      tracks = player.tracks();
    } else {
      learn(tracks);
    }
    sound = selected(tracks, Track.Kind.AUDIO).orElse(sound);
    subtitles = selected(tracks, Track.Kind.SUBTITLE).orElse(OFF);
  }

  private void apply(Player player, List<Track> tracks) {
    choices
        .of(viewer, scope, SOUND)
        .flatMap(wish -> best(tracks, Track.Kind.AUDIO, wish))
        .filter(track -> !track.selected())
        .ifPresent(track -> player.select(Track.Kind.AUDIO, track.id()));
    choices
        .of(viewer, scope, SUBTITLES)
        .ifPresent(
            wish -> {
              if (wish.equals(OFF)) {
                player.select(Track.Kind.SUBTITLE, -1);
              } else {
                best(tracks, Track.Kind.SUBTITLE, wish)
                    .ifPresent(track -> player.select(Track.Kind.SUBTITLE, track.id()));
              }
            });
  }

  private void learn(List<Track> tracks) {
    selected(tracks, Track.Kind.AUDIO)
        .filter(now -> !now.equals(sound) && !sound.isEmpty())
        .filter(now -> !now.isBlank())
        .ifPresent(now -> choices.keep(viewer, scope, SOUND, now));
    String now = selected(tracks, Track.Kind.SUBTITLE).orElse(OFF);
    if (!now.equals(subtitles) && !now.isBlank()) {
      choices.keep(viewer, scope, SUBTITLES, now);
    }
  }

  /** The language of the one that is on, with a mark where it is only for foreign words. */
  private static Optional<String> selected(List<Track> tracks, Track.Kind kind) {
    return tracks.stream()
        .filter(track -> track.kind() == kind && track.selected())
        .map(TrackWishes::wish)
        .findFirst();
  }

  private static String wish(Track track) {
    String language = Languages.of(track.language()).orElse("");
    return language.isEmpty() ? "" : isForced(track) ? language + " forced" : language;
  }

  private static Optional<Track> best(List<Track> tracks, Track.Kind kind, String wish) {
    return tracks.stream()
        .filter(track -> track.kind() == kind && wish(track).equals(wish))
        .findFirst();
  }

  private static boolean isForced(Track track) {
    String name = track.name().toLowerCase(java.util.Locale.ROOT);
    return name.contains("forced") || name.contains("forcé");
  }
}
