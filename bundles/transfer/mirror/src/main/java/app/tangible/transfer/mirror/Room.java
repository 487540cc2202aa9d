package app.tangible.transfer.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much may be written.
 *
 * @param quotaBytes most that films may take
 * @param reserveBytes left free on the disk, whoever needs it
 */
record Room(Path folder, long quotaBytes, long reserveBytes) {

  Room {
    if (quotaBytes < 1 || reserveBytes < 0) {
      throw new IllegalArgumentException("quotaBytes is above zero, reserveBytes not below");
    }
  }

  long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** Whether the disk has room for so much more. */
  boolean has(long bytes) throws IOException {
    return freeBytes() - bytes >= reserveBytes;
  }
}
