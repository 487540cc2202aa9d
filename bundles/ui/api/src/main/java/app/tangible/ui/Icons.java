package app.tangible.ui;

/** SVG path data of the icons that pages share, drawn in a square of 24 by 24. */
public final class Icons {

  public static final String PLAY = "M7 4.5 V19.5 L19.5 12 Z";
  public static final String PAUSE = "M6.5 4.5 H10.3 V19.5 H6.5 Z M13.7 4.5 H17.5 V19.5 H13.7 Z";
  public static final String START_OVER =
      "M12 5 A7.5 7.5 0 1 1 4.5 12.5 H6.6 A5.4 5.4 0 1 0 12 7.1 V10.4 L6.6 6 L12 1.7 Z";
  public static final String BACK_TEN = "M11.5 12 L20.5 18.5 V5.5 Z M3 12 L12 18.5 V5.5 Z";
  public static final String ON_TEN = "M12.5 12 L3.5 18.5 V5.5 Z M21 12 L12 18.5 V5.5 Z";
  public static final String SOUND =
      "M4 9 H8 L13 4.8 V19.2 L8 15 H4 Z M15.6 8.3 A5 5 0 0 1 15.6 15.7 L14.6 14.4 A3.3 3.3 0 0 0"
          + " 14.6 9.6 Z M18 5.6 A8.6 8.6 0 0 1 18 18.4 L17 17.1 A7 7 0 0 0 17 6.9 Z";
  public static final String SUBTITLES =
      "M5 5 H19 A2 2 0 0 1 21 7 V17 A2 2 0 0 1 19 19 H5 A2 2 0 0 1 3 17 V7 A2 2 0 0 1 5 5 Z"
          + " M6 10.4 V12.4 H11 V10.4 Z M12.8 10.4 V12.4 H18 V10.4 Z M6 14.2 V16.2 H13.2 V14.2 Z"
          + " M15 14.2 V16.2 H18 V14.2 Z";
  public static final String CHECK = "M9.4 18.6 L3.2 12.4 L5 10.6 L9.4 15 L19 5.4 L20.8 7.2 Z";
  public static final String CROSS =
      "M5.6 4.2 L12 10.6 L18.4 4.2 L19.8 5.6 L13.4 12 L19.8 18.4 L18.4 19.8 L12 13.4 L5.6 19.8"
          + " L4.2 18.4 L10.6 12 L4.2 5.6 Z";
  public static final String FILMS =
      "M3 4 H10.4 V20 H3 Z M13.6 4 H21 V11 H13.6 Z M13.6 13.4 H21 V20 H13.6 Z";
  public static final String STORE =
      "M5 8 H8 V7 A4 4 0 0 1 16 7 V8 H19 L20.4 21 H3.6 Z M10 8 H14 V7 A2 2 0 0 0 10 7 Z";
  public static final String SETTINGS =
      "M3 6 H13 V4 H16 V6 H21 V8 H16 V10 H13 V8 H3 Z M3 15 H7 V13 H10 V15 H21 V17 H10 V19 H7 V17"
          + " H3 Z";
  public static final String SHIELD =
      "M12 2 L20 5 V11 C20 16.2 16.7 20.4 12 22 C7.3 20.4 4 16.2 4 11 V5 Z M10.8 16 L17 9.8 L15.5"
          + " 8.3 L10.8 13 L8.5 10.7 L7 12.2 Z";
  public static final String WARNING =
      "M12 2.5 L23 21.5 H1 Z M11 9.5 V15.5 H13 V9.5 Z M11 17 V19 H13 V17 Z";
  public static final String BACK =
      "M20 11 H8.2 L13.2 6 L11.8 4.6 L4.4 12 L11.8 19.4 L13.2 18 L8.2" + " 13 H20 Z";

  public static final String MARKET =
      "M7 3.5 L2 8.5 L7 13.5 V10 H21 V7 H7 Z M17 10.5 V14 H3 V17 H17 V20.5 L22 15.5 Z";
  public static final String SELL =
      "M3 3 H12.2 L21.6 12.4 L12.4 21.6 L3 12.2 Z M7.2 5.4 A1.8 1.8 0 1 0 7.2 9 A1.8 1.8 0 1 0"
          + " 7.2 5.4 Z";
  public static final String GIVE =
      "M3 8.6 H21 V12.2 H3 Z M4.2 13.6 H11 V21 H4.2 Z M13 13.6 H19.8 V21 H13 Z M12 7.6 C10.4 1.6"
          + " 4.8 2.2 5.6 5.4 C6.1 7.2 9 7.6 12 7.6 C15 7.6 17.9 7.2 18.4 5.4 C19.2 2.2 13.6 1.6"
          + " 12 7.6 Z";
  public static final String LEND =
      "M12 2.6 A9.4 9.4 0 1 1 11.99 2.6 Z M12 5 A7 7 0 1 0 12.01 5 Z M10.9 7.4 H13.1 V11.5 L16.2"
          + " 14.4 L14.7 16 L10.9 12.4 Z";
  public static final String LESS = "M4 10.5 H20 V13.5 H4 Z";
  public static final String MORE =
      "M10.5 4 H13.5 V10.5 H20 V13.5 H13.5 V20 H10.5 V13.5 H4 V10.5 H10.5 Z";
  public static final String EXPORT =
      "M10.5 3 H13.5 V11 H18 L12 17 L6 11 H10.5 Z M4 18.6 H20 V21 H4 Z";

  private Icons() {}
}
