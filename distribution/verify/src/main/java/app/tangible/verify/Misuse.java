package app.tangible.verify;

/** The command line asks for what cannot be done; for people, in their language. */
final class Misuse extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String value;

  Misuse(String key) {
    this(key, "");
  }

  /**
   * @param key of the words
   * @param value for {@code {0}} in them
   */
  Misuse(String key, String value) {
    super(key);
    this.key = key;
    this.value = value;
  }

  String in(Words words) {
    return words.say(key, value);
  }
}
