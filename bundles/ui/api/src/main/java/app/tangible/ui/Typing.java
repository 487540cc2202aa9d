package app.tangible.ui;

/**
 * What is to be typed on the screen's keyboard.
 *
 * @param heading above the text
 * @param text that is there already
 * @param hint stands there while there is none
 * @param atMost characters
 */
public record Typing(String heading, String text, String hint, Kind kind, int atMost) {

  /** What it is; decides on the keys and on what is shown. */
  public enum Kind {
    /** Words; the first letter is a capital. */
    NAME,
    /** Anything, as it is typed. */
    TEXT,
    /** Shown as dots. */
    PASSWORD,
    /** Small letters, digits and the signs of addresses and paths. */
    ADDRESS,
    /** Digits alone. */
    NUMBER
  }

  /** At most 200 characters. */
  public static Typing of(Kind kind, String heading, String text) {
    return new Typing(heading, text, "", kind, 200);
  }

  /** The same with a hint. */
  public Typing hint(String words) {
    return new Typing(heading, text, words, kind, atMost);
  }

  /** The same, no longer than that. */
  public Typing atMost(int characters) {
    return new Typing(heading, text, hint, kind, characters);
  }

  /** The same with this text. */
  public Typing text(String there) {
    return new Typing(heading, there, hint, kind, atMost);
  }

  /** The same as another kind, like a password that the person wants to see. */
  public Typing kind(Kind other) {
    return new Typing(heading, text, hint, other, atMost);
  }

  /** What is shown for the text. */
  public String shown(String typed) {
    return kind == Kind.PASSWORD ? "•".repeat(typed.length()) : typed;
  }

  /** The text after this was typed at its end; what does not fit or belong there is left out. */
  public String with(String before, String typed) {
    StringBuilder text = new StringBuilder(before);
    typed
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && (kind != Kind.NUMBER || c >= '0' && c <= '9'))
        .forEach(
            c -> {
              if (text.length() + Character.charCount(c) <= atMost) {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }
}
