package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a film in addresses of web pages, which is all that some NFO files hold. */
final class Links {

  private static final Pattern IMDB =
      Pattern.compile("imdb\\.[a-z.]{2,6}/(?:[a-z]{2}/)?title/(tt[0-9]{7,10})(?![0-9])");
  private static final Pattern TMDB =
      Pattern.compile("themoviedb\\.org/(movie|tv)/([0-9]{1,9})(?![0-9])");
  private static final Pattern TVDB =
      Pattern.compile("thetvdb\\.com/(?:series/|\\?tab=series&id=|dereferrer/series/)([0-9]{1,9})");

  private Links() {}

  static Map<String, String> ids(String text, FilmQuery.Kind kind) {
    Map<String, String> ids = new HashMap<>();
    Matcher imdb = IMDB.matcher(text);
    if (imdb.find()) {
      ids.put("imdb", imdb.group(1));
    }
    String section = kind == FilmQuery.Kind.FILM ? "movie" : "tv";
    Matcher tmdb = TMDB.matcher(text);
    while (tmdb.find()) {
      if (tmdb.group(1).equals(section)) {
        ids.putIfAbsent("tmdb", tmdb.group(2));
      }
    }
    Matcher tvdb = TVDB.matcher(text);
    if (kind != FilmQuery.Kind.FILM && tvdb.find()) {
      ids.put("tvdb", tvdb.group(1));
    }
    return ids;
  }
}
