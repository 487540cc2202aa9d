package app.tangible.catalogue;

/** Bounds of texts for people. */
public final class Texts {

  private Texts() {}

  /** Refuses a text that is too short, too long, or holds control characters. */
  public static void check(String what, String text, int min, int max) {
    if (text.strip().length() < min || text.length() > max) {
      throw new IllegalArgumentException(
          what + " has " + min + " to " + max + " characters, got " + text.length());
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw new IllegalArgumentException(what + " holds a control character");
    }
  }
}
