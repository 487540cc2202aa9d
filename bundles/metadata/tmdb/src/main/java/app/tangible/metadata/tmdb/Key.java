package app.tangible.metadata.tmdb;

import java.util.Optional;
import java.util.regex.Pattern;

/** The household's own key: 32 hexadecimal digits, or a longer token that is sent as a header. */
record Key(String text) {

  private static final Pattern OLD = Pattern.compile("[0-9A-Fa-f]{32}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,2000}");

  /** Empty without one. */
  static Optional<Key> of(String text) {
    String key = text.strip();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (!TOKEN.matcher(key).matches()) {
      throw new IllegalArgumentException(
          ".key is no key of The Movie Database: letters, digits and . _ ~ + / = - only");
    }
    return Optional.of(new Key(key));
  }

  /** Whether it goes into the address; else into a header. */
  boolean isOld() {
    return OLD.matcher(text).matches();
  }

  @Override
  public String toString() {
    return "Key[…]";
  }
}
