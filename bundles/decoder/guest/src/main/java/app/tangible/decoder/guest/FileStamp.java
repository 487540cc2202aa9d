package app.tangible.decoder.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel says of one file and no program can set: which inode it is, when that was born
 * (statx(2), {@code stx_btime}), when it last changed ({@code stx_ctime}). A file that was copied,
 * unpacked or linked back has another stamp than the one that was written.
 *
 * @param inode 0 where the file system does not say when a file was born
 */
record FileStamp(long inode, Instant birth, Instant change) {

  /** Of a file that nobody vouches for, and of every file where births are not known. */
  static final FileStamp NONE = new FileStamp(0, Instant.EPOCH, Instant.EPOCH);

  static final int BYTES = 8 + 2 * 12;

  /** Of the file, when there is one. */
  static Optional<FileStamp> of(Path file, boolean birthsKnown) throws IOException {
    Map<String, Object> facts;
    try {
      facts = Files.readAttributes(file, "unix:ino,creationTime,ctime", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Instant change = ((FileTime) facts.get("ctime")).toInstant();
    return Optional.of(
        birthsKnown
            ? new FileStamp(
                (Long) facts.get("ino"), ((FileTime) facts.get("creationTime")).toInstant(), change)
            : new FileStamp(0, Instant.EPOCH, change));
  }

  /** Whether it is the same file, whatever was done to it since. */
  boolean isSameFileAs(FileStamp written) {
    return inode == written.inode && birth.equals(written.birth);
  }

  /** Whether it is the same file and nobody touched it. */
  boolean isUntouchedSince(FileStamp written) {
    return isSameFileAs(written) && (inode == 0 || change.equals(written.change));
  }

  /** From when on it is as it is now. */
  Instant since() {
    return ClockRecord.later(birth, change);
  }

  void put(ByteBuffer out) {
    out.putLong(inode);
    put(out, birth);
    put(out, change);
  }

  static FileStamp take(ByteBuffer in) {
    return new FileStamp(in.getLong(), takeInstant(in), takeInstant(in));
  }

  static void put(ByteBuffer out, Instant time) {
    out.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  static Instant takeInstant(ByteBuffer in) {
    return Instant.ofEpochSecond(in.getLong(), in.getInt());
  }
}
