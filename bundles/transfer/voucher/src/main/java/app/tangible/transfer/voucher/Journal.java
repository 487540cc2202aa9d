package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.transfer.SignedVoucher;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The highest voucher of each account, on disk: records of one length are put at the end of a file,
 * so that a kill at any time leaves the last whole one. Not safe for use by several threads. Who
 * writes may be interrupted at any time, by the end of a stream or of the product: a channel would
 * be closed by that, for everybody.
 *
 * <p>A record: film 16 bytes, voucher 141, CRC-32C of both 4. What does not check at the end of the
 * file was cut by a kill and goes; elsewhere it is passed over.
 */
final class Journal implements AutoCloseable {

  private static final int FILM_BYTES = 16;
  private static final int BODY_BYTES = FILM_BYTES + SignedVoucher.BYTES;
  private static final int RECORD_BYTES = BODY_BYTES + 4;
  private static final int MAX_ACCOUNTS = 1 << 18;
  private static final int WASTE_RECORDS = 4_096;

  /** One account's. */
  record Entry(FilmId film, SignedVoucher voucher) {}

  private final Path file;
  private final Map<Account, Entry> highest = new HashMap<>();
  private RandomAccessFile held;
  private long records;

  Journal(Path file) {
    this.file = file;
    try {
      held = open(file);
      read();
    } catch (IOException e) {
      throw new UncheckedIOException("vouchers cannot be read: " + file, e);
    }
  }

  private static RandomAccessFile open(Path file) throws IOException {
    return new RandomAccessFile(file.toFile(), "rw");
  }

  private void read() throws IOException {
    byte[] record = new byte[RECORD_BYTES];
    records = held.length() / RECORD_BYTES;
    for (long i = 0; i < records; i++) {
      held.readFully(record);
      decode(ByteBuffer.wrap(record)).ifPresent(this::raise);
    }
    held.setLength(records * RECORD_BYTES);
  }

  private static Optional<Entry> decode(ByteBuffer record) {
    byte[] body = new byte[BODY_BYTES];
    record.get(body);
    if (record.getInt() != crc(body)) {
      return Optional.empty();
    }
    byte[] voucher = new byte[SignedVoucher.BYTES];
    System.arraycopy(body, FILM_BYTES, voucher, 0, voucher.length);
    byte[] film = new byte[FILM_BYTES];
    System.arraycopy(body, 0, film, 0, FILM_BYTES);
    return Optional.of(new Entry(FilmId.of(film), SignedVoucher.of(voucher)));
  }

  private static int crc(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }

  private boolean raise(Entry entry) {
    Entry before = highest.get(Account.of(entry.voucher()));
    if (before != null && before.voucher().bytesServed() >= entry.voucher().bytesServed()) {
      return false;
    }
    highest.put(Account.of(entry.voucher()), entry);
    return true;
  }

  Optional<Entry> highest(Account account) {
    return Optional.ofNullable(highest.get(account));
  }

  Collection<Entry> all() {
    return List.copyOf(highest.values());
  }

  /**
   * Keeps a voucher that is higher than what is there; it survives this process when the call
   * returns. False when it is not higher, or there is no room.
   */
  boolean keep(Entry entry) {
    Account account = Account.of(entry.voucher());
    if (!highest.containsKey(account) && highest.size() >= MAX_ACCOUNTS || !isHigher(entry)) {
      return false;
    }
    try {
      held.seek(records * RECORD_BYTES); // over what a full disk left of one
      append(held, entry);
      records++;
      raise(entry);
      if (records > 2L * highest.size() + WASTE_RECORDS) {
        compact();
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("a voucher cannot be kept: " + file, e);
    }
  }

  private boolean isHigher(Entry entry) {
    return highest(Account.of(entry.voucher()))
        .map(before -> before.voucher().bytesServed() < entry.voucher().bytesServed())
        .orElse(true);
  }

  private static void append(RandomAccessFile to, Entry entry) throws IOException {
    byte[] body =
        ByteBuffer.allocate(BODY_BYTES)
            .put(entry.film().bytes())
            .put(entry.voucher().bytes())
            .array();
    to.write(ByteBuffer.allocate(RECORD_BYTES).put(body).putInt(crc(body)).array());
  }

  /** Written beside, forced, renamed. */
  private void compact() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    RandomAccessFile next = open(fresh);
    for (Entry entry : highest.values()) {
      append(next, entry);
    }
    next.getFD().sync();
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    held.close();
    held = next;
    records = highest.size();
  }

  /** Makes what was kept survive a power cut too. */
  void force() {
    try {
      held.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("vouchers cannot be forced to the disk: " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      held.getFD().sync();
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException("vouchers cannot be closed: " + file, e);
    }
  }
}
