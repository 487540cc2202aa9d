package app.tangible.player;

import java.nio.ByteBuffer;

/** The sink of who wants none. */
final class NoPictures implements PictureSink {

  static final PictureSink INSTANCE = new NoPictures();

  private NoPictures() {}

  @Override
  public void format(int width, int height) {}

  @Override
  public void picture(ByteBuffer[] planes) {}
}
