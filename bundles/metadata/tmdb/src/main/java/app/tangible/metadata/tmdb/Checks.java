package app.tangible.metadata.tmdb;

import java.net.URI;

/** Refuses settings that make no sense. */
final class Checks {

  private Checks() {}

  static void between(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(key + " is " + least + " to " + most + ", got " + value);
    }
  }

  static URI address(String text) {
    URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || address.getRawQuery() != null) {
      throw new IllegalArgumentException("address is an http or https address, got " + text);
    }
    return address;
  }
}
