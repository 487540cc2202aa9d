package app.tangible.decoder.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The clock record on the disk: "TDC1", three int64 of milliseconds since 1970 (highest, signed,
 * healed), HMAC-SHA256 over all before it.
 */
final class ClockFile implements AutoCloseable {

  private static final byte[] MAGIC = {'T', 'D', 'C', '1'};
  private static final int BODY_BYTES = 4 + 3 * 8;
  private static final int BYTES = BODY_BYTES + 32;

  private final Path file;
  private final byte[] key;

  /** Takes the key over and wipes it on close. */
  ClockFile(Path file, byte[] key) {
    this.file = file;
    this.key = key;
  }

  /** Empty when it is missing or is not the one that this decoder wrote. */
  Optional<ClockRecord> read() throws IOException {
    byte[] bytes = AtomicFile.read(file, BYTES).orElse(new byte[0]);
    if (bytes.length != BYTES
        || !Arrays.equals(MAGIC, 0, 4, bytes, 0, 4)
        || !MessageDigest.isEqual(mac(bytes), Arrays.copyOfRange(bytes, BODY_BYTES, BYTES))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 4, 3 * 8);
    return Optional.of(
        new ClockRecord(
            Instant.ofEpochMilli(in.getLong()),
            Instant.ofEpochMilli(in.getLong()),
            Instant.ofEpochMilli(in.getLong())));
  }

  void write(ClockRecord record) throws IOException {
    ByteBuffer out =
        ByteBuffer.allocate(BYTES)
            .put(MAGIC)
            .putLong(record.highest().toEpochMilli())
            .putLong(record.signed().toEpochMilli())
            .putLong(record.healed().toEpochMilli());
    AtomicFile.write(file, out.put(mac(out.array())).array());
  }

  private byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(bytes, 0, BODY_BYTES);
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
