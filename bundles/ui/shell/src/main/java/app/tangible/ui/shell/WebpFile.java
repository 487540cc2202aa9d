package app.tangible.ui.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One still picture of a WebP file (RFC 9649): of one that moves the first. The rest of the file,
 * colour profiles, notes and other frames, is for nobody here.
 *
 * @param image payload of {@code VP8} or, where {@code lossless}, of {@code VP8L}
 * @param alpha payload of {@code ALPH}
 */
record WebpFile(
    int width, int height, boolean lossless, ByteBuffer image, @Nullable ByteBuffer alpha) {

  private static final int RIFF = fourCc("RIFF");
  private static final int WEBP = fourCc("WEBP");
  private static final int LOSSY = fourCc("VP8 ");
  private static final int LOSSLESS = fourCc("VP8L");
  private static final int EXTENDED = fourCc("VP8X");
  private static final int ALPHA = fourCc("ALPH");
  private static final int FRAME = fourCc("ANMF");

  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int EXTENDED_LENGTH = 10;
  private static final int FRAME_HEADER = 16;
  private static final int ALPHA_FLAG = 0x10;
  private static final int SIDE_BITS = 0x3fff;

  static boolean is(byte[] bytes) {
    if (bytes.length < HEADER) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return in.getInt(0) == RIFF && in.getInt(8) == WEBP;
  }

  /** Refuses what is cut off, and a picture whose head says another size than its pixels have. */
  static WebpFile of(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      long end = CHUNK_HEADER + Integer.toUnsignedLong(in.getInt(4));
      if (end > bytes.length) {
        throw new IOException("a WebP picture that is cut off");
      }
      return in.getInt(HEADER) == EXTENDED
          ? extended(in.slice(HEADER, (int) end - HEADER).order(ByteOrder.LITTLE_ENDIAN))
          : still(in.slice(HEADER, (int) end - HEADER).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a WebP picture that is cut off", e);
    }
  }

  private static WebpFile extended(ByteBuffer chunks) throws IOException {
    ByteBuffer head = payload(chunks, 0);
    for (int at = next(0, head); ; ) {
      ByteBuffer payload = payload(chunks, at);
      int kind = chunks.getInt(at);
      if (kind == FRAME) {
        return still(rest(payload, FRAME_HEADER)).sized(side(payload, 6), side(payload, 9));
      }
      if (kind == ALPHA || kind == LOSSY || kind == LOSSLESS) {
        return still(rest(chunks, at)).sized(side(head, 4), side(head, 7));
      }
      at = next(at, payload);
    }
  }

  /** Chunks of one picture: its alpha, where that lies apart, and itself; nothing behind it. */
  private static WebpFile still(ByteBuffer chunks) throws IOException {
    ByteBuffer alpha = null;
    for (int at = 0; ; ) {
      ByteBuffer payload = payload(chunks, at);
      int kind = chunks.getInt(at);
      if (kind == LOSSY) {
        return lossy(payload, alpha);
      }
      if (kind == LOSSLESS) {
        return lossless(payload);
      }
      alpha = kind == ALPHA && alpha == null ? payload : alpha;
      at = next(at, payload);
    }
  }

  /** RFC 6386, 9.1: a key frame, its start code, 14 bits of width and of height. */
  private static WebpFile lossy(ByteBuffer image, @Nullable ByteBuffer alpha) throws IOException {
    if ((image.get(0) & 1) != 0 || (image.getInt(3) & 0xffffff) != 0x2a019d) {
      throw new IOException("a WebP picture without a key frame");
    }
    int width = image.getShort(6) & SIDE_BITS;
    int height = image.getShort(8) & SIDE_BITS;
    return new WebpFile(width, height, false, image, alpha);
  }

  /** RFC 9649, 3.4: a signature, 14 bits each of width and height less one, version 0. */
  private static WebpFile lossless(ByteBuffer image) throws IOException {
    int bits = image.getInt(1);
    if (image.get(0) != 0x2f || bits >>> 29 != 0) {
      throw new IOException("a WebP picture of an unknown version");
    }
    int width = 1 + (bits & SIDE_BITS);
    int height = 1 + (bits >>> 14 & SIDE_BITS);
    return new WebpFile(width, height, true, image, null);
  }

  private WebpFile sized(int saidWidth, int saidHeight) throws IOException {
    if (width != saidWidth || height != saidHeight) {
      throw new IOException("a WebP picture of another size than it says");
    }
    return this;
  }

  /** This picture alone, as a file that has no other chunk for a decoder to read. */
  byte[] alone() {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    if (alpha != null) {
      ByteBuffer head = ByteBuffer.allocate(EXTENDED_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      head.putInt(ALPHA_FLAG);
      head.putShort((short) (width - 1)).put((byte) 0); // a side has 14 bits, its place 24
      head.putShort((short) (height - 1)).put((byte) 0).flip();
      write(chunks, EXTENDED, head);
      write(chunks, ALPHA, alpha);
    }
    write(chunks, lossless ? LOSSLESS : LOSSY, image);
    ByteBuffer head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(RIFF).putInt(4 + chunks.size()).putInt(WEBP);
    return ByteBuffer.allocate(HEADER + chunks.size())
        .put(head.flip())
        .put(chunks.toByteArray())
        .array();
  }

  private static void write(ByteArrayOutputStream out, int kind, ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(payload.position(), bytes);
    ByteBuffer head = ByteBuffer.allocate(CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(head.putInt(kind).putInt(bytes.length).array());
    out.writeBytes(bytes);
    if (bytes.length % 2 == 1) {
      out.write(0);
    }
  }

  private static ByteBuffer payload(ByteBuffer chunks, int at) {
    int length = chunks.getInt(at + 4); // a negative one is out of bounds, as it should be
    return chunks.slice(at + CHUNK_HEADER, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Chunks begin at even places. */
  private static int next(int at, ByteBuffer payload) {
    return at + CHUNK_HEADER + payload.capacity() + payload.capacity() % 2;
  }

  private static ByteBuffer rest(ByteBuffer of, int at) {
    return of.slice(at, of.capacity() - at).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int side(ByteBuffer in, int at) {
    return 1 + (in.getShort(at) & 0xffff | (in.get(at + 2) & 0xff) << 16);
  }

  private static int fourCc(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }
}
