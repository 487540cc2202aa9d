package app.tangible.ui.phone;

/** SVG path data of what only this page draws, in a square of 24 by 24. */
final class PhoneIcons {

  static final String PHONE =
      "M8 1.5 H16 A2 2 0 0 1 18 3.5 V20.5 A2 2 0 0 1 16 22.5 H8 A2 2 0 0 1 6 20.5 V3.5 A2 2 0 0 1 8"
          + " 1.5 Z M8 4.5 V18.2 H16 V4.5 Z M10.8 19.6 V21 H13.2 V19.6 Z";

  private PhoneIcons() {}
}
