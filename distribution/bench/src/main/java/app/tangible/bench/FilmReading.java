package app.tangible.bench;

import app.tangible.content.ClearView;
import app.tangible.content.ContentOpener;
import app.tangible.content.FilmId;
import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.content.sealed1.RecordOpener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Opens a film in a process of its own, as the decoder does, and says "first" at the first mebibyte
 * and how many bytes it read in the first second of its main method.
 */
final class FilmReading {

  private static final int BUFFER_BYTES = 65_536;
  private static final int FIRST_BYTES = 1 << 20;
  private static final long SECOND_NANOS = 1_000_000_000;

  private FilmReading() {}

  static ClearView open(
      ContentOpener opener, Path sealed, FilmId film, MasterHash hash, PublisherKey by, byte[] key)
      throws IOException {
    return opener.open(FileChannel.open(sealed), film, hash, by, KeySet.common(key));
  }

  /** Arguments: file, film id, master hash, publisher key, common key in hexadecimal digits. */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    try (RecordOpener opener = new RecordOpener();
        ClearView view =
            open(
                opener,
                Path.of(arguments[0]),
                new FilmId(arguments[1]),
                new MasterHash(arguments[2]),
                new PublisherKey(arguments[3]),
                HexFormat.of().parseHex(arguments[4]))) {
      ByteBuffer target = ByteBuffer.allocate(BUFFER_BYTES);
      long total = 0;
      long inFirstSecond = 0;
      boolean said = false;
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      while (threads.getCurrentThreadCpuTime() < SECOND_NANOS) {
        target.clear();
        total += view.read(total % view.size(), target);
        if (!said && total >= FIRST_BYTES) {
          System.out.println("first");
          said = true;
        }
        if (System.nanoTime() - start < SECOND_NANOS) {
          inFirstSecond = total;
        }
      }
      System.out.println(inFirstSecond);
      System.out.println(total);
    }
  }
}
