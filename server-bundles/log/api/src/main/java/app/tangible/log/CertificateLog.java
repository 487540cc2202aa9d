package app.tangible.log;

import app.tangible.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One append-only tree (RFC 9162) over all certificates, kept as tiles (C2SP tlog-tiles). What was
 * appended never changes: any two trees of it are consistent. Safe for use by several threads; all
 * methods throw {@link app.tangible.database.DatabaseException} when the database fails.
 */
@ProviderType
public interface CertificateLog {

  /** The log's name: the origin of its checkpoints (C2SP tlog-checkpoint). */
  String name();

  /**
   * Puts these behind all others, within the caller's transaction: they are in the log exactly when
   * what the caller wrote beside them is kept.
   *
   * @param entries each of 1 to 65,535 bytes
   * @return how many there are with these; theirs are the last places
   */
  long append(Transaction transaction, List<byte[]> entries);

  /** The root of the first {@code size} entries, at least 1. */
  byte[] root(long size);

  /** The inclusion proof of an entry in the first {@code size}. */
  List<byte[]> inclusion(long index, long size);

  /** The proof that the first {@code from} entries are the beginning of the first {@code to}. */
  List<byte[]> consistency(long from, long to);

  /** Keeps the signed checkpoint of the first {@code size} entries; one that is there stays. */
  void publish(Transaction transaction, long size, String note);

  /** The signed checkpoint of the largest tree that was published. */
  Optional<String> checkpoint();

  /**
   * A tile, as far as a published tree has it.
   *
   * @param width 1 to 256 hashes
   * @return 32 bytes each; empty where there are fewer
   */
  Optional<byte[]> tile(int level, long index, int width);

  /**
   * The entries below a tile of level 0, each behind its length (2 bytes, big-endian), as far as a
   * published tree has them.
   *
   * @param width 1 to 256 entries
   */
  Optional<byte[]> entries(long index, int width);
}
