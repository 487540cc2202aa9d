package app.tangible.decoder.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The owner's record on the disk: "TDO2", the stamp of the very file that it lies in, {@link
 * RecordBytes}, HMAC-SHA256 over all before. Each write makes a new file and overwrites the one
 * that it replaces, so that no second name of it is worth anything.
 */
final class RecordFile implements AutoCloseable {

  private static final byte[] MAGIC = {'T', 'D', 'O', '2'};
  private static final int STAMP_BYTES = 8 + 12;
  private static final int MAC_BYTES = 32;

  static final int MAX_BYTES = 4 + STAMP_BYTES + RecordBytes.MAX_BYTES + MAC_BYTES;

  // A record is written and renamed at once; a slow disk may take its time.
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(20);

  private final Path file;
  private final byte[] key;
  private final boolean birthsKnown;
  private final CutPoint cut;

  /** Takes the key over and wipes it on close. */
  RecordFile(Path file, byte[] key, boolean birthsKnown, CutPoint cut) {
    this.file = file;
    this.key = key;
    this.birthsKnown = birthsKnown;
    this.cut = cut;
  }

  /**
   * Empty when it is missing or is not one that this decoder wrote. When it lies where it was not
   * written, or was touched since, it says from when on.
   */
  Optional<OwnerRecord> read(OwnerLock held) throws IOException {
    held.require();
    byte[] bytes = StateFiles.read(file, MAX_BYTES).orElse(new byte[0]);
    int body = bytes.length - MAC_BYTES;
    if (body < 4 + STAMP_BYTES
        || bytes.length > MAX_BYTES
        || !Arrays.equals(MAGIC, 0, 4, bytes, 0, 4)
        || !MessageDigest.isEqual(
            mac(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 4, STAMP_BYTES);
    FileStamp written = new FileStamp(in.getLong(), FileStamp.takeInstant(in), Instant.EPOCH);
    OwnerRecord record = RecordBytes.decode(Arrays.copyOfRange(bytes, 4 + STAMP_BYTES, body));
    Optional<FileStamp> now = FileStamp.of(file, birthsKnown);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        isWhereItWasWritten(now.get(), written)
            ? record
            : record.withRestored(ClockRecord.later(record.restored(), now.get().since())));
  }

  private static boolean isWhereItWasWritten(FileStamp now, FileStamp written) {
    return now.isSameFileAs(written)
        && (now.inode() == 0 || !now.change().isAfter(now.birth().plus(LONGEST_WRITE)));
  }

  void write(OwnerLock held, OwnerRecord record) throws IOException {
    held.require();
    Path next = file.resolveSibling("record.next");
    Files.deleteIfExists(next);
    Files.createFile(next);
    cut.reached("record made");
    FileStamp stamp =
        FileStamp.of(next, birthsKnown).orElseThrow(() -> new NoSuchFileException(next.toString()));
    byte[] body = RecordBytes.encode(record);
    ByteBuffer out =
        ByteBuffer.allocate(4 + STAMP_BYTES + body.length + MAC_BYTES)
            .put(MAGIC)
            .putLong(stamp.inode());
    FileStamp.put(out, stamp.birth());
    out.put(body);
    out.put(mac(out.array(), out.position()));
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      ByteBuffer half = ByteBuffer.wrap(out.array(), 0, out.capacity() / 2);
      channel.write(half);
      cut.reached("record half written");
      ByteBuffer rest =
          ByteBuffer.wrap(out.array(), half.position(), out.capacity() - half.position());
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    cut.reached("record written");
    try (FileChannel replaced = openOld()) {
      StateFiles.rename(next, file);
      cut.reached("record renamed");
      if (replaced != null) {
        StateFiles.scribble(replaced);
        cut.reached("old record overwritten");
      }
    }
  }

  private @Nullable FileChannel openOld() throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
        : null;
  }

  private byte[] mac(byte[] bytes, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
