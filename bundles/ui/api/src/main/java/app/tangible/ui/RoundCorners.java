package app.tangible.ui;

/** Takes the corners off a picture, so that nothing is left to cut when it is drawn. */
public final class RoundCorners {

  private RoundCorners() {}

  /**
   * Does so in place.
   *
   * @param pixels ARGB, premultiplied, row by row from the top
   * @param radius in pixels
   */
  public static void cut(int[] pixels, int width, int height, double radius) {
    double round = Math.min(radius, Math.min(width, height) / 2.0);
    int side = (int) Math.ceil(round);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double away = Math.hypot(round - x - 0.5, round - y - 0.5);
        double covered = Math.clamp(round - away + 0.5, 0, 1);
        if (covered < 1) {
          fade(pixels, y * width + x, covered);
          fade(pixels, y * width + width - 1 - x, covered);
          fade(pixels, (height - 1 - y) * width + x, covered);
          fade(pixels, (height - 1 - y) * width + width - 1 - x, covered);
        }
      }
    }
  }

  private static void fade(int[] pixels, int at, double covered) {
    int pixel = pixels[at];
    int faded = 0;
    for (int shift = 24; shift >= 0; shift -= 8) {
      faded |= (int) Math.round((pixel >>> shift & 0xff) * covered) << shift;
    }
    pixels[at] = faded;
  }
}
