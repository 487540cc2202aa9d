package app.tangible.ui.nowplaying;

/** SVG path data of icons of this page alone, drawn in a square of 24 by 24. */
final class Symbols {

  static final String NEXT = "M5 4.5 V19.5 L16 12 Z M17 4.5 H20 V19.5 H17 Z";
  static final String CHAPTERS =
      "M3 5 H7 V9 H3 Z M9.5 5.6 H21 V8.4 H9.5 Z M3 11 H7 V15 H3 Z M9.5 11.6 H21 V14.4 H9.5 Z"
          + " M3 17 H7 V21 H3 Z M9.5 17.6 H21 V20.4 H9.5 Z";

  private Symbols() {}
}
