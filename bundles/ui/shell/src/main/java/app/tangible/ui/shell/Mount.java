package app.tangible.ui.shell;

/**
 * A picture that is higher than wide, whole, in a frame that is wider than high: what it leaves
 * free is filled with itself, out of focus and dark. Made once, so that it is drawn as it is.
 */
final class Mount {

  /** So few that nothing of it is known again. */
  private static final int BLURRED_COLUMNS = 20;

  private static final int PASSES = 3;

  /** Of 256: how bright the ground is beside the picture. */
  private static final int GROUND = 110;

  /** Of 256: how bright it is where the picture's shadow falls. */
  private static final int SHADE = 64;

  /** Of the frame's width. */
  private static final double SHADOW = 0.05;

  private final int[] picture;
  private final int pictureWidth;
  private final int pictureHeight;
  private final int width;
  private final int height;

  /**
   * @param picture ARGB, premultiplied, row by row from the top
   */
  Mount(int[] picture, int pictureWidth, int pictureHeight, int width, int height) {
    this.picture = picture;
    this.pictureWidth = pictureWidth;
    this.pictureHeight = pictureHeight;
    this.width = width;
    this.height = height;
  }

  static boolean suits(double pictureWidth, double pictureHeight, int width, int height) {
    return width > height && pictureWidth <= pictureHeight;
  }

  /** As large as the frame, in the same form. */
  int[] pixels() {
    int shown = Math.clamp((long) height * pictureWidth / pictureHeight, 1, width);
    int left = (width - shown) / 2;
    int[] pixels = ground(left, left + shown);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < shown; x++) {
        int over = mean(x, y, shown, height, 0, pictureHeight);
        int at = y * width + left + x;
        pixels[at] = plus(over, times(pixels[at], 256 - (over >>> 24) * 256 / 255));
      }
    }
    return pixels;
  }

  /** Its middle as wide as the frame, from a few colours, smoothly between them. */
  private int[] ground(int left, int right) {
    int columns = BLURRED_COLUMNS;
    int rows = Math.max(2, columns * height / width);
    int part = Math.clamp((long) pictureWidth * height / width, 1, pictureHeight);
    int top = (pictureHeight - part) / 2;
    int[] few = new int[columns * rows];
    for (int i = 0; i < few.length; i++) {
      few[i] = mean(i % columns, i / columns, columns, rows, top, part);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      few = softer(softer(few, columns, 1, columns), columns, columns, rows);
    }
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      double down = Math.clamp((y + 0.5) * rows / height - 0.5, 0, rows - 1.001);
      for (int x = 0; x < width; x++) {
        double along = Math.clamp((x + 0.5) * columns / width - 0.5, 0, columns - 1.001);
        int colour = between(few, columns, along, down);
        pixels[y * width + x] = 0xff000000 | times(colour, light(x, left, right)) & 0xffffff;
      }
    }
    return pixels;
  }

  /** Each colour with a quarter of both its neighbours along one axis. */
  private static int[] softer(int[] few, int columns, int step, int count) {
    int[] softer = new int[few.length];
    for (int i = 0; i < few.length; i++) {
      int place = step == 1 ? i % columns : i / columns;
      int before = few[place == 0 ? i : i - step];
      int after = few[place == count - 1 ? i : i + step];
      softer[i] = plus(plus(times(before, 64), times(after, 64)), times(few[i], 128));
    }
    return softer;
  }

  /** Of 256. */
  private int light(int x, int left, int right) {
    double away = (x < left ? left - x : x - right + 1) / (SHADOW * width);
    return away >= 1 ? GROUND : (int) (SHADE + (GROUND - SHADE) * smooth(Math.max(0, away)));
  }

  private static double smooth(double share) {
    return share * share * (3 - 2 * share);
  }

  private static int between(int[] few, int columns, double along, double down) {
    int at = (int) down * columns + (int) along;
    int right = (int) (256 * (along % 1));
    int below = (int) (256 * (down % 1));
    int upper = plus(times(few[at], 256 - right), times(few[at + 1], right));
    int lower = plus(times(few[at + columns], 256 - right), times(few[at + columns + 1], right));
    return plus(times(upper, 256 - below), times(lower, below));
  }

  /** The mean of what falls on one of so many columns and rows of a part of the picture. */
  private int mean(int column, int row, int columns, int rows, int top, int part) {
    int left = (int) ((long) column * pictureWidth / columns);
    int right = Math.max(left + 1, (int) ((column + 1L) * pictureWidth / columns));
    int from = top + (int) ((long) row * part / rows);
    int to = Math.max(from + 1, top + (int) ((row + 1L) * part / rows));
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = from; y < to; y++) {
      for (int at = y * pictureWidth + left; at < y * pictureWidth + right; at++) {
        alpha += picture[at] >>> 24;
        red += picture[at] >> 16 & 0xff;
        green += picture[at] >> 8 & 0xff;
        blue += picture[at] & 0xff;
      }
    }
    long area = (long) (right - left) * (to - from);
    return (int) (alpha / area << 24 | red / area << 16 | green / area << 8 | blue / area);
  }

  /** Each part of it, by a share of 256. */
  private static int times(int colour, int share) {
    int odd = (colour >>> 8 & 0xff00ff) * share & 0xff00ff00;
    int even = (colour & 0xff00ff) * share >>> 8 & 0xff00ff;
    return odd | even;
  }

  /** Of parts that are together at most 255. */
  private static int plus(int one, int other) {
    return one + other;
  }
}
