package app.tangible.web.remote;

/** What a phone calls itself, as the screen may show it. */
final class PhoneNames {

  private static final int LONGEST = 40;

  private PhoneNames() {}

  /** One short line without anything that is not to be seen; empty where nothing is left. */
  static String tidy(String name) {
    StringBuilder tidy = new StringBuilder();
    name.codePoints()
        .limit(4L * LONGEST)
        .map(each -> Character.isWhitespace(each) ? ' ' : each)
        .filter(PhoneNames::isSeen)
        .limit(LONGEST)
        .forEach(tidy::appendCodePoint);
    return tidy.toString().strip();
  }

  private static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
