package app.tangible.web.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a WebP file says of its size: browsers decode it themselves, this Java does not. */
final class WebpHead {

  private static final int SIDE_BITS = 0x3fff;

  private WebpHead() {}

  static boolean is(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return bytes.length >= 30 && in.getInt(0) == 0x52494646 && in.getInt(8) == 0x57454250;
  }

  /** Width by height, in pixels, of the whole; RFC 9649 and, for {@code VP8}, RFC 6386, 9.1. */
  static long pixels(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return switch (in.getInt(12)) {
      case 0x20385056 -> // VP8
          (long) (in.getShort(26) & SIDE_BITS) * (in.getShort(28) & SIDE_BITS);
      case 0x4c385056 -> // VP8L
          (1L + (in.getInt(21) & SIDE_BITS)) * (1 + (in.getInt(21) >>> 14 & SIDE_BITS));
      case 0x58385056 -> // VP8X: 24 bits each
          (1L + (in.getInt(24) & 0xffffff)) * (1 + (in.getInt(26) >>> 8));
      default -> throw new IOException("a WebP file of an unknown kind");
    };
  }
}
