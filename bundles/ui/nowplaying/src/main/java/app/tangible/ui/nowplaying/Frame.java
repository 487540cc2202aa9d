package app.tangible.ui.nowplaying;

import app.tangible.player.Tuning.Framing;

/**
 * How a picture lies on the screen.
 *
 * @param left of the part of the picture that is shown, in its pixels; likewise the next three
 * @param fitWidth how wide it is drawn
 * @param fitHeight how high it is drawn
 */
record Frame(
    double left, double top, double width, double height, double fitWidth, double fitHeight) {

  private static final double SCREEN_WIDTH = 1920;
  private static final double SCREEN_HEIGHT = 1080;
  private static final double SCOPE = 2.39;

  /**
   * @param shape width of one pixel in units of its height
   */
  static Frame of(int width, int height, double shape, Framing framing) {
    double aspect = width * shape / height;
    return switch (framing) {
      case WHOLE -> whole(width, height, aspect);
      case AS_4_3 -> whole(width, height, 4 / 3.0);
      case AS_16_9 -> whole(width, height, 16 / 9.0);
      case STRETCHED -> new Frame(0, 0, width, height, SCREEN_WIDTH, SCREEN_HEIGHT);
      case FILLED -> cut(width, height, aspect, SCREEN_WIDTH / SCREEN_HEIGHT);
      case CUT_TO_SCOPE ->
          aspect >= SCOPE ? whole(width, height, aspect) : cut(width, height, aspect, SCOPE);
    };
  }

  private static Frame whole(double width, double height, double aspect) {
    return fitted(0, 0, width, height, aspect);
  }

  /** Cuts off what is too much for that shape. */
  private static Frame cut(double width, double height, double aspect, double wanted) {
    if (aspect > wanted) {
      double kept = width * wanted / aspect;
      return fitted((width - kept) / 2, 0, kept, height, wanted);
    }
    double kept = height * aspect / wanted;
    return fitted(0, (height - kept) / 2, width, kept, wanted);
  }

  private static Frame fitted(double left, double top, double width, double height, double aspect) {
    double fitWidth = Math.min(SCREEN_WIDTH, SCREEN_HEIGHT * aspect);
    return new Frame(left, top, width, height, fitWidth, fitWidth / aspect);
  }
}
