package app.tangible.player;

/**
 * What the picture of the film is made of.
 *
 * @param codec short: {@code H.264}, {@code HEVC}
 * @param width pixels
 * @param height pixels
 * @param shape width of a pixel in units of its height; 1 but for old video
 * @param framesPerSecond 0 while unknown
 * @param range what the film holds, not what the display shows
 */
public record VideoFacts(
    String codec, int width, int height, double shape, double framesPerSecond, Range range) {

  /** Refuses a shape that is none. */
  public VideoFacts {
    if (!(shape > 0 && shape < 100)) {
      throw new IllegalArgumentException("a pixel has a width and a height, got " + shape);
    }
  }

  /** Brightness and colours of the film. */
  public enum Range {
    SDR,
    /** PQ, SMPTE ST 2084. */
    HDR10,
    /** Hybrid log-gamma, ARIB STD-B67. */
    HLG
  }
}
