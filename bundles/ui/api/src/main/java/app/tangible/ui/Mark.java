package app.tangible.ui;

/**
 * A fact in a few letters, or as a sign alone: 4K, HDR, sealed.
 *
 * @param text empty for the sign alone
 * @param icon SVG path data, see {@link Icons}; empty for none
 */
public record Mark(String text, Badge.Tone tone, String icon) {

  /** A word without a sign. */
  public Mark(String text, Badge.Tone tone) {
    this(text, tone, "");
  }
}
