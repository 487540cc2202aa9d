package app.tangible.player;

/** One track; {@code language} is a BCP 47 or ISO 639 tag, or empty. */
public record Track(Kind kind, int id, String name, String language, boolean selected) {

  /** Of what kind. */
  public enum Kind {
    AUDIO,
    SUBTITLE
  }
}
