package app.tangible.ui.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How large a picture says it is, read from its first bytes before anything is decoded: PNG, JPEG,
 * GIF and BMP, which JavaFX knows, and WebP.
 */
record PictureSize(int width, int height) {

  PictureSize {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("a picture has a width and a height");
    }
  }

  long pixels() {
    return (long) width * height;
  }

  /** Refuses what is none of the five. */
  static PictureSize of(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getLong(0) == 0x89504e470d0a1a0aL) {
        return new PictureSize(in.getInt(16), in.getInt(20));
      }
      if ((in.getShort(0) & 0xffff) == 0xffd8) {
        return jpeg(in);
      }
      if (WebpFile.is(bytes)) {
        WebpFile file = WebpFile.of(bytes);
        return new PictureSize(file.width(), file.height());
      }
      in.order(ByteOrder.LITTLE_ENDIAN);
      if (in.getInt(0) == 0x38464947) { // GIF8
        return new PictureSize(in.getShort(6) & 0xffff, in.getShort(8) & 0xffff);
      }
      if (in.getShort(0) == 0x4d42) { // BM
        return new PictureSize(in.getInt(18), Math.abs(in.getInt(22)));
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("a picture that is cut off", e);
    }
    throw new IOException("not a picture: neither PNG, JPEG, GIF, BMP nor WebP");
  }

  /** ITU-T T.81, B.1.1.4: segments with their lengths, up to a start of frame. */
  private static PictureSize jpeg(ByteBuffer in) throws IOException {
    int at = 2;
    while (true) {
      if ((in.get(at) & 0xff) != 0xff) {
        throw new IOException("a JPEG whose segments do not follow each other");
      }
      int marker = in.get(at + 1) & 0xff;
      if (marker == 0xff) {
        at++; // fill
        continue;
      }
      boolean frame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (frame) {
        return new PictureSize(in.getShort(at + 7) & 0xffff, in.getShort(at + 5) & 0xffff);
      }
      int length = in.getShort(at + 2) & 0xffff;
      if (length < 2) {
        throw new IOException("a JPEG with a segment of no length");
      }
      at += 2 + length;
    }
  }
}
