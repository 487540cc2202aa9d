package app.tangible.log.sql;

import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.licence.LogTree;
import app.tangible.log.CertificateLog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Entries and tiles are rows of the server's own database, so that they commit with its own. */
@Component(configurationPid = "app.tangible.log.sql")
@Designate(ocd = SqlCertificateLog.Config.class)
public final class SqlCertificateLog implements CertificateLog {

  /** Which log it is. */
  @ObjectClassDefinition
  public @interface Config {
    /** Its name (C2SP signed-note); the media center's trust roots name it too. */
    @AttributeDefinition
    String name() default "tangible.app/certificates";
  }

  private static final Pattern NAME = Pattern.compile("[!-*,-~]{1,128}");
  private static final int HASH_BYTES = 32;
  private static final int WIDTH = 256;

  /** With 53 bits of leaves there are no more. */
  private static final int LEVELS = 7;

  private static final int MAX_ENTRY_BYTES = 65_535;

  private final Database database;
  private final LogTree tree;
  private final String name;

  /** For the container. */
  @Activate
  public SqlCertificateLog(@Reference Database database, @Reference LogTree tree, Config config) {
    this(database, tree, config.name());
  }

  /**
   * With another name.
   *
   * @param name printable ASCII without space and plus
   */
  public SqlCertificateLog(Database database, LogTree tree, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name is not 1 to 128 characters of ASCII");
    }
    this.database = database;
    this.tree = tree;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long append(Transaction transaction, List<byte[]> entries) {
    // The lock: one transaction appends at a time, and sees what the one before has written.
    transaction.change("update log_size set size = size where id = 1");
    long size = size(transaction);
    for (int i = 0; i < entries.size(); i++) {
      byte[] entry = entries.get(i);
      if (entry.length < 1 || entry.length > MAX_ENTRY_BYTES) {
        throw new IllegalArgumentException("an entry has 1 to 65535 bytes, got " + entry.length);
      }
      transaction.change("insert into log_entries (leaf, entry) values (?, ?)", size + i, entry);
    }
    List<byte[]> leaves = entries.stream().map(tree::leafHash).toList();
    for (LogTree.Tile tile : tree.append(tiles(transaction), size, leaves)) {
      write(transaction, tile);
    }
    long more = size + entries.size();
    transaction.change("update log_size set size = ? where id = 1", more);
    return more;
  }

  @Override
  public byte[] root(long size) {
    return database.transaction(t -> tree.root(tiles(t), size));
  }

  @Override
  public List<byte[]> inclusion(long index, long size) {
    return database.transaction(t -> tree.inclusion(tiles(t), index, size));
  }

  @Override
  public List<byte[]> consistency(long from, long to) {
    return database.transaction(t -> tree.consistency(tiles(t), from, to));
  }

  @Override
  public void publish(Transaction transaction, long size, String note) {
    transaction.change(
        "insert into log_checkpoints (size, note) values (?, ?) on conflict do nothing",
        size,
        note);
  }

  @Override
  public Optional<String> checkpoint() {
    return database.transaction(
        t ->
            t.first(
                "select note from log_checkpoints order by size desc limit 1",
                row -> row.getString(1)));
  }

  @Override
  public Optional<byte[]> tile(int level, long index, int width) {
    return database.transaction(
        t ->
            isPublished(t, level, index, width)
                ? Optional.of(Arrays.copyOf(tile(t, level, index), width * HASH_BYTES))
                : Optional.empty());
  }

  @Override
  public Optional<byte[]> entries(long index, int width) {
    return database.transaction(
        t ->
            isPublished(t, 0, index, width)
                ? Optional.of(bundle(t, index, width))
                : Optional.empty());
  }

  private static byte[] bundle(Transaction t, long index, int width) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] entry :
        t.list(
            "select entry from log_entries where leaf >= ? and leaf < ? order by leaf",
            row -> row.getBytes(1),
            index * WIDTH,
            index * WIDTH + width)) {
      bundle.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) entry.length).array());
      bundle.writeBytes(entry);
    }
    return bundle.toByteArray();
  }

  /** Whether so many complete trees of 256^level leaves are in the largest published tree. */
  private static boolean isPublished(Transaction t, int level, long index, int width) {
    // In these bounds no product overflows.
    if (level < 0
        || level >= LEVELS
        || index < 0
        || index >= 1L << 53
        || width < 1
        || width > WIDTH) {
      return false;
    }
    long published =
        t.first("select coalesce(max(size), 0) from log_checkpoints", row -> row.getLong(1))
            .orElseThrow();
    return index * WIDTH + width <= published >> 8 * level;
  }

  /** A proof looks into the same few tiles again and again: each is read once. */
  private static LogTree.Tiles tiles(Transaction t) {
    Map<Long, byte[]> read = new HashMap<>();
    return (level, index) ->
        read.computeIfAbsent(index * LEVELS + level, place -> tile(t, level, index));
  }

  private static byte[] tile(Transaction t, int level, long index) {
    return t.first(
            "select hashes from log_tiles where level = ? and tile = ?",
            row -> row.getBytes(1),
            level,
            index)
        .orElseGet(() -> new byte[0]);
  }

  private static void write(Transaction t, LogTree.Tile tile) {
    int changed =
        t.change(
            "update log_tiles set hashes = ? where level = ? and tile = ?",
            tile.hashes(),
            tile.level(),
            tile.index());
    if (changed == 0) {
      t.change(
          "insert into log_tiles (level, tile, hashes) values (?, ?, ?)",
          tile.level(),
          tile.index(),
          tile.hashes());
    }
  }

  private static long size(Transaction t) {
    return t.first("select size from log_size where id = 1", row -> row.getLong(1)).orElseThrow();
  }
}
