package app.tangible.player;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Takes small pictures out of a film, beside what is playing. */
@ProviderType
public interface StillMaker {

  /**
   * Takes the picture nearest to each of these positions, in order. Blocks; spends one slow thread
   * on it; ends early where the film ends or cannot be read. Bytes are closed at the end.
   *
   * @param width of the stills in pixels, at most 640
   */
  void take(Medium medium, List<Duration> positions, int width, Taker taker);

  /** Receives stills. */
  @FunctionalInterface
  interface Taker {

    /**
     * One still. The pixels are its own: one {@code 0xRRGGBB} each, row by row.
     *
     * @return whether more are wanted
     */
    boolean take(Duration position, int width, int height, int[] pixels);
  }
}
