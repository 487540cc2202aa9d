package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmQuery.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What others call it, from all the places where an NFO file may say so. */
final class Ids {

  private static final Map<String, Pattern> SHAPES =
      Map.of(
          "imdb", Pattern.compile("tt[0-9]{7,10}"),
          "tmdb", Pattern.compile("[1-9][0-9]{0,8}"),
          "tvdb", Pattern.compile("[1-9][0-9]{0,8}"));

  private Ids() {}

  static Map<String, String> of(Element root, Kind kind) {
    Map<String, String> ids = new HashMap<>();
    root.all("uniqueid").forEach(id -> put(ids, id.attribute("type"), id.text()));
    for (String name : SHAPES.keySet()) {
      put(ids, name, root.text(name + "id", name + "_id"));
      root.first("id").ifPresent(id -> put(ids, name, id.attribute(name)));
    }
    String plain = root.text("id");
    put(ids, "imdb", plain);
    if (kind == Kind.SERIES) {
      put(ids, "tvdb", plain); // as it was before there were several
    }
    return ids;
  }

  private static void put(Map<String, String> ids, String type, String value) {
    String name =
        type.toLowerCase(Locale.ROOT).replace("themoviedb", "tmdb").replace("thetvdb", "tvdb");
    Pattern shape = SHAPES.get(name);
    if (shape != null && shape.matcher(value).matches()) {
      ids.putIfAbsent(name, value);
    }
  }
}
