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

  public static final String HOME =
      "M12 3 L22 11.6 L20.6 13.2 L19 11.8 V21 H13.6 V14.6 H10.4 V21 H5 V11.8 L3.4 13.2 L2 11.6 Z";
  public static final String SEARCH =
      "M10.2 3 A7.2 7.2 0 1 0 14.4 16 L19.6 21.2 L21.2 19.6 L16 14.4 A7.2 7.2 0 0 0 10.2 3 Z M10.2"
          + " 5.2 A5 5 0 1 1 10.19 5.2 Z";
  public static final String FILTER =
      "M3 5 H21 V7.4 H3 Z M6.4 10.8 H17.6 V13.2 H6.4 Z M9.8 16.6 H14.2 V19 H9.8 Z";
  public static final String SORT =
      "M7 3.6 L11.4 8.4 H8.2 V20 H5.8 V8.4 H2.6 Z M17 20.4 L12.6 15.6 H15.8 V4 H18.2 V15.6 H21.4 Z";
  public static final String EYE =
      "M12 5 C17 5 20.8 8.4 22.6 12 C20.8 15.6 17 19 12 19 C7 19 3.2 15.6 1.4 12 C3.2 8.4 7 5 12 5"
          + " Z M12 8 A4 4 0 1 0 12.01 8 Z M12 10 A2 2 0 1 1 11.99 10 Z";
  public static final String TRAILER =
      "M3 5 H21 V19 H3 Z M5 7 V9 H7 V7 Z M5 11 V13 H7 V11 Z M5 15 V17 H7 V15 Z M17 7 V9 H19 V7 Z"
          + " M17 11 V13 H19 V11 Z M17 15 V17 H19 V15 Z M10 8.6 V15.4 L15.6 12 Z";
  public static final String FOLDER = "M3 5 H9.6 L11.6 7.4 H21 V19.4 H3 Z";
  public static final String PERSON =
      "M12 3.4 A4.4 4.4 0 1 1 11.99 3.4 Z M3.6 20.8 C3.6 15.6 7.4 13.4 12 13.4 C16.6 13.4 20.4 15.6"
          + " 20.4 20.8 Z";
  public static final String DOWNLOAD =
      "M10.5 3 H13.5 V11 H18 L12 17 L6 11 H10.5 Z M4 18.6 H20 V21 H4 Z";
  public static final String WALLET = "M3 6 H19 V8 H21 V19 H3 Z M15.4 12 A1.6 1.6 0 1 0 15.41 12 Z";
  public static final String PLUGIN =
      "M9 3 A2.4 2.4 0 0 1 13.8 3.6 L13.6 6 H19 V11.4 L16.8 11.2 A2.4 2.4 0 0 0 16.8 16 L19 15.8"
          + " V21 H5 V6 H9.4 Z";
  public static final String PHONE =
      "M7 2 H17 A1.6 1.6 0 0 1 18.6 3.6 V20.4 A1.6 1.6 0 0 1 17 22 H7 A1.6 1.6 0 0 1 5.4 20.4 V3.6"
          + " A1.6 1.6 0 0 1 7 2 Z M7.6 5 V18 H16.4 V5 Z M11 19.2 V20.6 H13 V19.2 Z";
  public static final String SERIES =
      "M3 7.4 H21 V20 H3 Z M5 9.4 V18 H19 V9.4 Z M6.2 3.6 H17.8 V5.4 H6.2 Z";
  public static final String INFO =
      "M12 2.6 A9.4 9.4 0 1 1 11.99 2.6 Z M10.9 10.4 V17.4 H13.1 V10.4 Z M10.9 6.6 V8.8 H13.1 V6.6"
          + " Z";
  public static final String COPIES = "M3 7 H15 V21 H3 Z M8 3 H21 V17 H17 V5.2 H8 Z";
  public static final String ADD = MORE;
  public static final String REMOVE =
      "M8.6 3 H15.4 V5 H20 V7.4 H4 V5 H8.6 Z M5.6 9 H18.4 L17.4 21 H6.6 Z";
  public static final String EDIT = "M16.6 2.8 L21.2 7.4 L8.6 20 L3 21 L4 15.4 Z";
  public static final String LOCK =
      "M7 10 V7.6 A5 5 0 0 1 17 7.6 V10 H19 V21 H5 V10 Z M9.2 10 H14.8 V7.6 A2.8 2.8 0 0 0 9.2 7.6"
          + " Z";
  public static final String REFRESH = START_OVER;
  public static final String ONWARD = "M8.4 4 L16.4 12 L8.4 20 L6.6 18.2 L12.8 12 L6.6 5.8 Z";
  public static final String UPWARD = "M4 15.6 L12 7.6 L20 15.6 L18.2 17.4 L12 11.2 L5.8 17.4 Z";
  public static final String KEYBOARD =
      "M2 6 H22 V18 H2 Z M4 8.4 V10.4 H6 V8.4 Z M7.6 8.4 V10.4 H9.6 V8.4 Z M11.2 8.4 V10.4 H13.2"
          + " V8.4 Z M14.8 8.4 V10.4 H16.8 V8.4 Z M18 8.4 V10.4 H20 V8.4 Z M4 13.6 V15.6 H6 V13.6 Z"
          + " M7.6 13.6 V15.6 H16.4 V13.6 Z M18 13.6 V15.6 H20 V13.6 Z";
  public static final String ERASE =
      "M8 5 H22 V19 H8 L1.6 12 Z M11.2 8.2 L15 12 L11.2 15.8 L12.6 17.2 L16.4 13.4 L18.4 15.4 L19.8"
          + " 14 L17.8 12 L19.8 10 L18.4 8.6 L16.4 10.6 L12.6 6.8 Z";
  public static final String SHIFT = "M12 3 L21 12.4 H16 V20 H8 V12.4 H3 Z";
  public static final String SPACE = "M3 10 H5.2 V14.8 H18.8 V10 H21 V17 H3 Z";

  private Icons() {}
}
