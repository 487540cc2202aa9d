package app.tangible.ui.settings;

import app.tangible.ui.Icons;
import java.util.Locale;

/** The sections, in order. */
enum Section {
  GENERAL(Icons.SETTINGS),
  PLAYBACK(Icons.PLAY),
  SUBTITLES(Icons.SUBTITLES),
  LIBRARY(Icons.FILMS),
  HOUSEHOLD(Icons.PERSON),
  PHONE(Icons.PHONE),
  NETWORK(Icons.DOWNLOAD),
  PLUGINS(Icons.PLUGIN),
  ABOUT(Icons.INFO);

  private final String icon;

  Section(String icon) {
    this.icon = icon;
  }

  String icon() {
    return icon;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
