package app.tangible.decoder.rehearsal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A Matroska film (RFC 9559) of noise, a keyframe and some frames a second, that nobody shows. */
final class SmallFilm {

  private static final int SECONDS = 8;
  private static final int FRAMES = 24;
  private static final int KEYFRAME_BYTES = 40_000;
  private static final int FRAME_BYTES = 6_000;
  private static final int MILLIS = 1000;

  private SmallFilm() {}

  static byte[] bytes() {
    byte[] header = joined(text(0x4282, "matroska"), number(0x4287, 4, 1), number(0x4285, 2, 1));
    byte[] info =
        joined(
            number(0x2AD7B1, 1_000_000, 4),
            text(0x4D80, "rehearsal"),
            text(0x5741, "rehearsal"),
            element(0x4489, ByteBuffer.allocate(8).putDouble(SECONDS * MILLIS).array()));
    byte[] track =
        joined(
            number(0xD7, 1, 1),
            number(0x73C5, 1, 1),
            number(0x83, 1, 1),
            text(0x86, "V_UNCOMPRESSED"));
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.writeBytes(element(0x1549A966, info));
    segment.writeBytes(element(0x1654AE6B, element(0xAE, track)));
    Random random = new Random(1);
    for (int second = 0; second < SECONDS; second++) {
      segment.writeBytes(element(0x1F43B675, cluster(second, random)));
    }
    return joined(element(0x1A45DFA3, header), element(0x18538067, segment.toByteArray()));
  }

  private static byte[] cluster(int second, Random random) {
    ByteArrayOutputStream cluster = new ByteArrayOutputStream();
    cluster.writeBytes(number(0xE7, second * MILLIS, 4));
    for (int frame = 0; frame < FRAMES; frame++) {
      byte[] noise = new byte[frame == 0 ? KEYFRAME_BYTES : FRAME_BYTES];
      random.nextBytes(noise);
      byte[] head =
          ByteBuffer.allocate(4)
              .put((byte) 0x81) // track 1
              .putShort((short) (frame * MILLIS / FRAMES))
              .put((byte) (frame == 0 ? 0x80 : 0))
              .array();
      cluster.writeBytes(element(0xA3, joined(head, noise)));
    }
    return cluster.toByteArray();
  }

  private static byte[] number(int id, int value, int bytes) {
    byte[] all = ByteBuffer.allocate(4).putInt(value).array();
    return element(id, Arrays.copyOfRange(all, 4 - bytes, 4));
  }

  private static byte[] text(int id, String text) {
    return element(id, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** An id with its marker, eight bytes of length (RFC 8794), the content. */
  private static byte[] element(int id, byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(4 + 8 + content.length);
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (id >>> shift != 0) {
        out.put((byte) (id >>> shift));
      }
    }
    out.putLong(1L << 56 | content.length).put(content);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
