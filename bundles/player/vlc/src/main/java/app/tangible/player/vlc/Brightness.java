package app.tangible.player.vlc;

import app.tangible.player.VideoFacts.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the transfer characteristics (ITU-T H.273: 16 is PQ, 18 is HLG) that a Matroska or MP4 file
 * states; libvlc does not tell them.
 */
final class Brightness {

  /** How much of a file's head is looked at. */
  static final int HEAD_BYTES = 1 << 18;

  private static final int MOST_BOXES = 64;
  private static final int MOST_MOOV_BYTES = 1 << 24;
  private static final byte[] COLR = "colrnclx".getBytes(StandardCharsets.US_ASCII);

  private Brightness() {}

  static Range of(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      byte[] head = read(channel, 0, HEAD_BYTES);
      Range range = of(head);
      return range == Range.SDR && isBox(head, "ftyp") ? ofBoxes(channel) : range;
    } catch (IOException | UncheckedIOException e) {
      return Range.SDR;
    }
  }

  static Range of(byte[] head) {
    int at = colour(head);
    return switch (at < 0 ? 0 : head[at]) {
      case 16 -> Range.HDR10;
      case 18 -> Range.HLG;
      default -> Range.SDR;
    };
  }

  /** Index of the byte that says it, or -1. */
  private static int colour(byte[] head) {
    for (int i = 0; i + 12 < head.length; i++) {
      if (head[i] == 0x55 && head[i + 1] == (byte) 0xB0) { // Matroska: Colour
        for (int j = i + 2; j < Math.min(i + 96, head.length - 3); j++) {
          boolean transfer = // TransferCharacteristics, one byte long
              head[j] == 0x55 && head[j + 1] == (byte) 0xBA && head[j + 2] == (byte) 0x81;
          if (transfer) {
            return j + 3;
          }
        }
      } else if (startsWith(head, i, COLR)) { // primaries, then transfer, two bytes each
        return i + COLR.length + 3;
      }
    }
    return -1;
  }

  private static Range ofBoxes(FileChannel channel) throws IOException {
    long at = 0;
    for (int box = 0; box < MOST_BOXES && at + 16 <= channel.size(); box++) {
      byte[] header = read(channel, at, 16);
      long size = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
      size = size == 1 ? ByteBuffer.wrap(header).getLong(8) : size;
      if (isBox(header, "moov")) {
        return of(read(channel, at, Math.clamp(size, 16, MOST_MOOV_BYTES)));
      }
      if (size < 8) {
        break;
      }
      at += size;
    }
    return Range.SDR;
  }

  private static byte[] read(FileChannel channel, long from, int most) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(Math.clamp(channel.size() - from, 0, most));
    while (into.hasRemaining() && channel.read(into, from + into.position()) > 0) {}
    return into.array();
  }

  private static boolean isBox(byte[] bytes, String type) {
    return startsWith(bytes, 4, type.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
    if (bytes.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
