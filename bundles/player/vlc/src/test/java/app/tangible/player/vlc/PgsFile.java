package app.tangible.player.vlc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a Presentation Graphic Stream with one white box, as Blu-ray discs hold subtitles (US
 * 2009/0185789): segments PCS, WDS, PDS, ODS, END, each behind "PG" and two times of 90 kHz.
 */
final class PgsFile {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int BOX = 60;

  private PgsFile() {}

  static Path write(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int second = 0; second < 50; second++) {
      set(out, second, true);
    }
    set(out, 58, false);
    return Files.write(file, out.toByteArray());
  }

  private static void set(ByteArrayOutputStream out, int second, boolean shown) {
    ByteBuffer composition = ByteBuffer.allocate(shown ? 19 : 11);
    composition.putShort((short) WIDTH).putShort((short) HEIGHT).put((byte) 0x10);
    composition.putShort((short) second).put((byte) 0x80).put((byte) 0).put((byte) 0);
    composition.put((byte) (shown ? 1 : 0));
    if (shown) {
      composition.putShort((short) 0).put((byte) 0).put((byte) 0);
      composition.putShort((short) 100).putShort((short) 60);
    }
    segment(out, second, 0x16, composition);
    ByteBuffer window = ByteBuffer.allocate(10).put((byte) 1).put((byte) 0);
    window.putShort((short) 100).putShort((short) 60).putShort((short) BOX).putShort((short) BOX);
    segment(out, second, 0x17, window);
    if (shown) {
      ByteBuffer palette = ByteBuffer.allocate(7).put((byte) 0).put((byte) 0).put((byte) 1);
      palette.put((byte) 235).put((byte) 128).put((byte) 128).put((byte) 255);
      segment(out, second, 0x14, palette);
      segment(out, second, 0x15, object());
    }
    segment(out, second, 0x80, ByteBuffer.allocate(0));
  }

  /** Run lengths: a line is 00 80|length colour, and ends with 00 00. */
  private static ByteBuffer object() {
    ByteBuffer lines = ByteBuffer.allocate(BOX * 5);
    for (int y = 0; y < BOX; y++) {
      lines.put((byte) 0).put((byte) (0x80 | BOX)).put((byte) 1).put((byte) 0).put((byte) 0);
    }
    int length = lines.capacity() + 4;
    ByteBuffer object = ByteBuffer.allocate(7 + length);
    object.putShort((short) 0).put((byte) 0).put((byte) 0xC0);
    object.put((byte) (length >> 16)).putShort((short) length);
    object.putShort((short) BOX).putShort((short) BOX).put(lines.flip());
    return object;
  }

  private static void segment(ByteArrayOutputStream out, int second, int type, ByteBuffer body) {
    ByteBuffer head = ByteBuffer.allocate(13).put((byte) 'P').put((byte) 'G');
    head.putInt(second * 90_000).putInt(0).put((byte) type);
    head.putShort((short) body.capacity());
    out.writeBytes(head.array());
    out.writeBytes(body.array());
  }
}
