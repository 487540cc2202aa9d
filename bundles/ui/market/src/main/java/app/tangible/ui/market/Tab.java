package app.tangible.ui.market;

import java.util.stream.Stream;

/** The three lists of the market. */
enum Tab {
  OFFERS,
  FORME,
  MINE;

  /** As it is called in node ids, arguments and texts. */
  String word() {
    return switch (this) {
      case OFFERS -> "offers";
      case FORME -> "forme";
      case MINE -> "mine";
    };
  }

  static Tab of(String word) {
    return Stream.of(values()).filter(tab -> tab.word().equals(word)).findFirst().orElse(OFFERS);
  }
}
