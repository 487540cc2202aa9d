package app.tangible.player;

/**
 * One track; {@code language} is a BCP 47 or ISO 639 tag, or empty.
 *
 * @param facts what it is made of, for a person to read: {@code AC-3 5.1}, {@code PGS}; or empty
 */
public record Track(
    Kind kind, int id, String name, String language, boolean selected, String facts) {

  /** One of which nothing more is known. */
  public Track(Kind kind, int id, String name, String language, boolean selected) {
    this(kind, id, name, language, selected, "");
  }

  /** Of what kind. */
  public enum Kind {
    AUDIO,
    SUBTITLE
  }
}
