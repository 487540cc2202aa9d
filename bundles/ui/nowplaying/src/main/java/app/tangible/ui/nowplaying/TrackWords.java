package app.tangible.ui.nowplaying;

import app.tangible.player.Languages;
import app.tangible.player.Track;
import app.tangible.ui.Choice;
import app.tangible.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person reads of a track. */
record TrackWords(Texts texts, Locale locale) {

  static final int OFF = -1;

  /** The tracks of one kind to choose between; subtitles can also be off. */
  List<Choice.Option<Integer>> options(List<Track> tracks, Track.Kind kind) {
    List<Choice.Option<Integer>> options = new ArrayList<>();
    if (kind == Track.Kind.SUBTITLE) {
      options.add(new Choice.Option<>(OFF, texts.get("subtitles.off")));
    }
    int number = 0;
    for (Track track : tracks) {
      if (track.kind() == kind) {
        number++;
        options.add(new Choice.Option<>(track.id(), name(track, number), track.facts()));
      }
    }
    return options;
  }

  /** The one that is on. */
  static int on(List<Track> tracks, Track.Kind kind) {
    return tracks.stream()
        .filter(track -> track.kind() == kind && track.selected())
        .mapToInt(Track::id)
        .findFirst()
        .orElse(OFF);
  }

  private String name(Track track, int number) {
    String language =
        Languages.of(track.language())
            .map(code -> capital(Locale.of(code).getDisplayLanguage(locale)))
            .orElse("");
    String mark =
        switch (track.name()) {
          case String name when name.toLowerCase(Locale.ROOT).contains("forced") ->
              texts.get("track.forced");
          case String name when name.contains("SDH") -> texts.get("track.deaf");
          case String name when name.toLowerCase(Locale.ROOT).contains("comment") ->
              texts.get("track.commentary");
          default -> "";
        };
    if (language.isEmpty()) {
      return texts.get("track.number", number);
    }
    return mark.isEmpty() ? language : texts.get("track.marked", language, mark);
  }

  private String capital(String word) {
    return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(locale) + word.substring(1);
  }
}
