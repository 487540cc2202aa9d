package app.tangible.library.folders;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Length and height of an AVI file (Microsoft, AVI RIFF File Reference; OpenDML AVI 1.02 for long
 * ones). What is in its streams is left to who knows codecs.
 */
final class AviHead {

  private static final int MOST_CHUNKS = 500;
  private static final int DEEPEST = 4;
  private static final int HIGHEST = 20_000;
  private static final double LONGEST_SECONDS = 1000 * 3600;

  private final Window file;
  private int left = MOST_CHUNKS;
  private double seconds;
  private double frameSeconds;
  private long frames;
  private int lines;

  AviHead(Window file) {
    this.file = file;
  }

  static boolean isOne(byte[] first) {
    String text = new String(first, 0, Math.min(12, first.length), StandardCharsets.ISO_8859_1);
    return text.startsWith("RIFF") && text.endsWith("AVI ");
  }

  Head read() throws IOException {
    try {
      chunks(12, file.size(), 0);
    } catch (EOFException e) {
      // Cut in its head: what came before counts.
    }
    double said = Math.max(seconds, frames * frameSeconds);
    Duration length =
        said > 0 && said < LONGEST_SECONDS
            ? Duration.ofMillis((long) (said * 1000))
            : Duration.ZERO;
    return new Head(length, lines, 0, List.of(), Optional.empty(), false);
  }

  private void chunks(long from, long to, int depth) throws IOException {
    long at = from;
    while (at + 8 <= to && left-- > 0) {
      String type = type(at);
      long size = le(at + 4);
      long content = at + 8;
      long end = content + size;
      switch (type) {
        case "LIST" -> {
          String list = type(content);
          if (list.equals("movi")) {
            return; // heads come before it
          }
          if (depth < DEEPEST) {
            chunks(content + 4, Math.min(end, to), depth + 1);
          }
        }
        case "avih" -> {
          frameSeconds = le(content) / 1_000_000.0;
          frames = Math.max(frames, le(content + 16));
          lines = (int) Math.min(HIGHEST, le(content + 36));
        }
        case "strh" -> stream(content);
        case "dmlh" -> frames = Math.max(frames, le(content)); // of all parts of a long file
        default -> {
          // of no use here
        }
      }
      at = end + (size & 1);
    }
  }

  private void stream(long at) throws IOException {
    long scale = le(at + 20);
    long rate = le(at + 24);
    if (type(at).equals("vids") && scale > 0 && rate > 0) {
      double frame = scale / (double) rate;
      seconds = Math.max(seconds, frame * le(at + 32));
      frameSeconds = frame; // more exact than whole microseconds
    }
  }

  private String type(long at) throws IOException {
    return new String(file.bytes(at, 4), StandardCharsets.ISO_8859_1);
  }

  private long le(long at) throws IOException {
    return Integer.reverseBytes((int) file.u32(at)) & 0xffffffffL;
  }
}
