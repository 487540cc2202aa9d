package app.tangible.player.vlc;

import app.tangible.player.PictureSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormat;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormatCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.RenderCallback;

/** Hands libvlc's pictures to a sink, in the sink's layout and the film's real size. */
final class Pictures implements BufferFormatCallback, RenderCallback {

  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  /** A picture's size in pixels. */
  record Size(int width, int height) {}

  private final UnaryOperator<Size> realSize;
  private final PictureSink.Layout layout;
  private final AtomicLong shown = new AtomicLong();
  private volatile PictureSink sink;
  private volatile Size size = new Size(0, 0);
  private volatile boolean muted;

  /**
   * @param realSize libvlc asks for the decoder's padded size (1280x738 for 1280x720) and scales to
   *     whatever it is answered: this turns what is asked into what the film is
   */
  Pictures(PictureSink sink, UnaryOperator<Size> realSize) {
    this.sink = sink;
    this.layout = sink.layout();
    this.realSize = realSize;
  }

  @Override
  public BufferFormat getBufferFormat(int sourceWidth, int sourceHeight) {
    Size real = realSize.apply(new Size(sourceWidth, sourceHeight));
    size = real;
    int width = real.width();
    int height = real.height();
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    PictureSink to = sink;
    tell(() -> to.format(width, height));
    return switch (layout) {
      case BGRA ->
          new BufferFormat("RV32", width, height, new int[] {width * 4}, new int[] {height});
      case I420 ->
          new BufferFormat(
              "I420",
              width,
              height,
              new int[] {width, halfWidth, halfWidth},
              new int[] {height, halfHeight, halfHeight});
    };
  }

  @Override
  public void display(
      MediaPlayer player, ByteBuffer[] buffers, BufferFormat format, int width, int height) {
    ByteBuffer[] planes = new ByteBuffer[format.getPlaneCount()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = buffers[i].duplicate().position(0);
      planes[i].limit(format.getPitches()[i] * format.getLines()[i]);
    }
    PictureSink to = sink;
    tell(() -> to.picture(planes));
    shown.incrementAndGet();
  }

  /** How many pictures were shown. */
  long count() {
    return shown.get();
  }

  /** Whether anybody wants pictures. */
  boolean wanted() {
    return sink != PictureSink.none();
  }

  /** Pictures go there from now on. */
  void to(PictureSink next) {
    if (next != PictureSink.none() && next.layout() != layout) {
      throw new IllegalArgumentException("pictures are " + layout + " until the film ends");
    }
    Size now = size;
    if (now.width() > 0) {
      tell(() -> next.format(now.width(), now.height()));
    }
    sink = next;
  }

  /** No picture reaches the sink after this. */
  void mute() {
    muted = true;
  }

  private void tell(Runnable what) {
    if (muted) {
      return;
    }
    try {
      what.run();
    } catch (RuntimeException e) { // nothing may cross into C
      muted = true;
      LOG.error("the picture sink threw; it gets no more pictures of this film", e);
    }
  }

  @Override
  public void newFormatSize(
      int bufferWidth, int bufferHeight, int displayWidth, int displayHeight) {}

  @Override
  public void allocatedBuffers(ByteBuffer[] buffers) {}

  @Override
  public void lock(MediaPlayer player) {}

  @Override
  public void unlock(MediaPlayer player) {}
}
