package app.tangible.player;

/**
 * How subtitles that are text look; pictures (PGS, VobSub) and ASS keep their own looks.
 *
 * @param sizePercent 50 to 300 of the usual size
 * @param liftPercent how far above the bottom, 0 to 40 of the height
 */
public record SubtitleStyle(int sizePercent, Colour colour, Ground ground, int liftPercent) {

  /** White with an outline. */
  public static final SubtitleStyle USUAL = new SubtitleStyle(100, Colour.WHITE, Ground.OUTLINE, 3);

  /** Brings what is out of bounds within. */
  public SubtitleStyle {
    sizePercent = Math.clamp(sizePercent, 50, 300);
    liftPercent = Math.clamp(liftPercent, 0, 40);
  }

  /** Of the letters. */
  public enum Colour {
    WHITE(0xFFFFFF),
    YELLOW(0xFFE24A),
    GREY(0xC8C8C8),
    CYAN(0x7DE3FF);

    private final int rgb;

    Colour(int rgb) {
      this.rgb = rgb;
    }

    /** Red, green and blue, eight bits each. */
    public int rgb() {
      return rgb;
    }
  }

  /** What lies behind the letters. */
  public enum Ground {
    OUTLINE,
    SHADOW,
    BOX
  }
}
