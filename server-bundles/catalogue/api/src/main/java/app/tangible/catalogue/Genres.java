package app.tangible.catalogue;

import java.util.HashSet;
import java.util.List;

/** What kind of film it is, in words for people: a few short ones, none twice. */
public final class Genres {

  /** How many a film has at most. */
  public static final int MOST = 8;

  /** How many characters one has at most. */
  public static final int LONGEST = 40;

  private Genres() {}

  /**
   * A copy of them.
   *
   * @throws IllegalArgumentException when they are out of bounds
   */
  public static List<String> checked(List<String> genres) {
    if (genres.size() > MOST) {
      throw new IllegalArgumentException(
          "a film has at most " + MOST + " genres, got " + genres.size());
    }
    for (String genre : genres) {
      Texts.check("genre", genre, 1, LONGEST);
      if (genre.indexOf('\n') >= 0 || !genre.equals(genre.strip())) {
        throw new IllegalArgumentException("a genre is one line without blanks around it");
      }
    }
    if (new HashSet<>(genres).size() < genres.size()) {
      throw new IllegalArgumentException("a genre is named once");
    }
    return List.copyOf(genres);
  }

  /** As one text for a table: a line for each. */
  public static String text(List<String> genres) {
    return String.join("\n", genres);
  }

  /** From {@link #text}. */
  public static List<String> of(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
