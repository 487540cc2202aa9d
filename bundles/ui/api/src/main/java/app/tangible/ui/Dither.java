package app.tangible.ui;

/**
 * Rounds light to the eight bits of a screen so that a slow gradient shows no steps, which a dark
 * one does on a television: each pixel rounds at another threshold, and neighbours together are
 * right. The thresholds are interleaved gradient noise (J. Jimenez, Next Generation Post Processing
 * in Call of Duty, SIGGRAPH 2014).
 */
final class Dither {

  /** Colours are kept as {@code float}. */
  private static final double ALIKE = 1e-4;

  private Dither() {}

  /**
   * The byte of a channel at that pixel; one that is exact stays what it is.
   *
   * @param light 0 to 1; what is beyond is cut
   */
  static int byteOf(double light, int x, int y) {
    double exact = light * 255;
    double nearest = Math.rint(exact);
    double rounded =
        Math.abs(exact - nearest) < ALIKE ? nearest : Math.floor(exact + threshold(x, y));
    return (int) Math.clamp(rounded, 0, 255);
  }

  /** From 0, inclusive, to 1. */
  private static double threshold(int x, int y) {
    double inner = 0.06711056 * x + 0.00583715 * y;
    double outer = 52.9829189 * (inner - Math.floor(inner));
    return outer - Math.floor(outer);
  }
}
