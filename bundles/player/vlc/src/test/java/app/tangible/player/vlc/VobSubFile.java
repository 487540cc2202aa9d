package app.tangible.player.vlc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes subtitles as DVDs hold them: in Matroska by ffmpeg's encoder out of pictures, and as the
 * two files beside a film: packs of MPEG-2 (ISO/IEC 13818-1) and an index of their places.
 */
final class VobSubFile {

  private static final int PACK_BYTES = 2048;
  private static final int PRIVATE_STREAM = 0xBD;
  private static final int FIRST_SUBTITLE = 0x20;
  // The colours are those that the encoder chooses from where none are given.
  private static final String HEAD =
      """
      # VobSub index file, v7 (do not modify this line!)
      size: 320x180
      palette: 000000, 0000ff, 00ff00, ff0000, ffff00, ff00ff, 00ffff, ffffff, 808000, 8080ff, \
      800080, 80ff80, 008080, ff8080, 555555, aaaaaa
      langidx: 0

      id: %s, index: 0
      """;

  private VobSubFile() {}

  /** The film with the pictures of this PGS file as its DVD subtitles, in French. */
  static Path mux(Path film, Path pictures, Path target) throws IOException, InterruptedException {
    Films.ffmpeg(
        "-i " + film + " -i " + pictures + " -map 0 -map 1 -c:v copy -c:s dvdsub",
        "-metadata:s:s:0 language=fre -y " + target);
    return target;
  }

  /** {@code <stem>.sub} and {@code <stem>.idx}, of a film that {@link #mux} made. */
  static void beside(Path film, String stem, String language)
      throws IOException, InterruptedException {
    Path packs = film.resolveSibling(stem + ".sub");
    Films.ffmpeg("-i " + film + " -map 0:s -c copy -muxdelay 0 -muxpreload 0 -f vob -y " + packs);
    StringBuilder index = new StringBuilder(HEAD.formatted(language));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(packs));
    for (int at = 0; at + PACK_BYTES <= bytes.capacity(); at += PACK_BYTES) {
      long millis = shownAt(bytes, at);
      if (millis >= 0) {
        index.append(
            "timestamp: %02d:%02d:%02d:%03d, filepos: %09x\n"
                .formatted(
                    millis / 3_600_000,
                    millis / 60_000 % 60,
                    millis / 1000 % 60,
                    millis % 1000,
                    at));
      }
    }
    Files.writeString(film.resolveSibling(stem + ".idx"), index);
  }

  /** Milliseconds, where a subtitle begins in this pack; else -1. */
  private static long shownAt(ByteBuffer bytes, int pack) {
    int stuffing = bytes.get(pack + 13) & 7;
    for (int at = pack + 14 + stuffing; at + 14 < pack + PACK_BYTES; ) {
      int type = bytes.get(at + 3) & 0xFF;
      int length = bytes.getShort(at + 4) & 0xFFFF;
      if (type == PRIVATE_STREAM && (bytes.get(at + 7) & 0x80) != 0) {
        int header = bytes.get(at + 8) & 0xFF;
        boolean subtitle = (bytes.get(at + 9 + header) & 0xFF) == FIRST_SUBTITLE;
        return subtitle ? time(bytes, at + 9) / 90 : -1;
      }
      at += 6 + length;
    }
    return -1;
  }

  /** 33 bits of 90 kHz, in five bytes with marker bits. */
  private static long time(ByteBuffer bytes, int at) {
    return (bytes.get(at) & 0x0EL) << 29
        | (bytes.getShort(at + 1) & 0xFFFEL) << 14
        | (bytes.getShort(at + 3) & 0xFFFEL) >> 1;
  }
}
