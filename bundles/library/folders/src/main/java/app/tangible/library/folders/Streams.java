package app.tangible.library.folders;

/** How facts of tracks are said. */
final class Streams {

  private Streams() {}

  static String size(int width, int height) {
    return width > 0 && height > 0 ? width + "x" + height : "";
  }

  static String channels(int channels) {
    return switch (channels) {
      case 0 -> "";
      case 1 -> "mono";
      case 2 -> "stereo";
      case 6 -> "5.1";
      case 7 -> "6.1";
      case 8 -> "7.1";
      default -> channels + ".0";
    };
  }
}
