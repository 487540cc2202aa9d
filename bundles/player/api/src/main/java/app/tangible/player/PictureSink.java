package app.tangible.player;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Receives decoded pictures. Called on a thread of the player. */
@ConsumerType
public interface PictureSink {

  /** The pixel layout that it wants. */
  default Layout layout() {
    return Layout.BGRA;
  }

  /** A picture size is fixed from here on; the buffers of later pictures have this shape. */
  void format(int width, int height);

  /**
   * One picture. BGRA: one plane of width * 4 * height bytes, all opaque. I420: planes Y, U, V
   * without padding between rows. Valid during the call only.
   */
  void picture(ByteBuffer[] planes);

  /** Pixel layouts. */
  enum Layout {
    BGRA,
    I420
  }

  /** Throws pictures away; a player does not even decode them. Always the same instance. */
  static PictureSink none() {
    return NoPictures.INSTANCE;
  }
}
