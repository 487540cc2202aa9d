package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A film that is not whole yet: {@code <target>.part} and its {@link PieceMap}. Verified pieces
 * only, at their place. Safe for use by several threads.
 *
 * <p>A piece is noted as written at once, which a killed process survives; and as durable after the
 * data was forced to the disk, every {@value #FLUSH_BYTES} bytes, which a power cut survives. After
 * a restart the former are verified again, the latter are believed.
 */
final class PartFile implements Closeable {

  static final long FLUSH_BYTES = 32 << 20;

  private final Path target;
  private final Path path;
  private final Path mapPath;
  private final PieceManifest manifest;
  private final FileChannel file;
  private final PieceMap map;
  private final BitSet unforced = new BitSet();
  private final ReentrantLock noting = new ReentrantLock();
  private final ReentrantLock flushing = new ReentrantLock();
  private long unforcedBytes;

  private PartFile(
      Path target,
      PieceManifest manifest,
      Path path,
      Path mapPath,
      FileChannel file,
      PieceMap map) {
    this.target = target;
    this.manifest = manifest;
    this.path = path;
    this.mapPath = mapPath;
    this.file = file;
    this.map = map;
  }

  static PartFile open(Path target, PieceManifest manifest, PieceHashing hashing)
      throws IOException {
    Path path = pathOf(target);
    Path mapPath = mapOf(target);
    if (!Files.exists(path)) {
      Files.deleteIfExists(mapPath);
    }
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      PieceMap map = PieceMap.open(mapPath, manifest);
      PartFile part = new PartFile(target, manifest, path, mapPath, file, map);
      part.doubt(hashing);
      part.extend();
      return part;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  static Path mapOf(Path target) {
    return DurableFiles.beside(target, ".part.map");
  }

  /** Looks again at what a power cut may have taken. */
  private void doubt(PieceHashing hashing) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(manifest.pieceBytes());
    long size = file.size();
    for (int i = 0; i < manifest.pieces(); i++) {
      byte state = map.state(i);
      boolean inside = place(i) + manifest.lengthOf(i) <= size;
      if (state == PieceMap.MISSING || state == PieceMap.DURABLE && inside) {
        continue;
      }
      piece.clear().limit(manifest.lengthOf(i));
      if (inside && read(i, piece) && hashing.pieceMatches(manifest, i, piece)) {
        unforced.set(i);
      } else {
        map.set(i, PieceMap.MISSING);
      }
    }
  }

  /** With its full length, in holes: who opens it before it is whole finds a film's length. */
  private void extend() throws IOException {
    if (file.size() < manifest.sealedBytes()) {
      file.write(ByteBuffer.allocate(1), manifest.sealedBytes() - 1);
    }
  }

  private boolean read(int piece, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (file.read(into, place(piece) + into.position()) < 0) {
        return false;
      }
    }
    into.flip();
    return true;
  }

  BitSet kept() {
    BitSet kept = new BitSet(manifest.pieces());
    for (int i = 0; i < manifest.pieces(); i++) {
      kept.set(i, map.state(i) != PieceMap.MISSING);
    }
    return kept;
  }

  /** Where pieces lie until all of them are there. */
  static Path pathOf(Path target) {
    return DurableFiles.beside(target, ".part");
  }

  /** Writes verified leaves of a piece that is noted when all of it is here. */
  void write(long offset, ByteBuffer verified) throws IOException {
    ByteBuffer bytes = verified.duplicate();
    long at = offset;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  /** Reads what was kept. */
  void read(long offset, ByteBuffer into) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int count = file.read(into, at);
      if (count < 0) {
        throw new IOException("the part file is shorter than what was kept of it");
      }
      at += count;
    }
  }

  /** Keeps a verified piece; twice is as good as once. */
  void keep(int piece, ByteBuffer verified) throws IOException {
    write(place(piece), verified);
    note(piece);
  }

  /** All of a piece is written. */
  void note(int piece) throws IOException {
    int length = manifest.lengthOf(piece);
    boolean full;
    noting.lock();
    try {
      if (map.state(piece) != PieceMap.MISSING) {
        return;
      }
      map.set(piece, PieceMap.WRITTEN);
      unforced.set(piece);
      unforcedBytes += length;
      full = unforcedBytes >= FLUSH_BYTES;
    } finally {
      noting.unlock();
    }
    // One connection flushes; the others fetch on.
    if (full && flushing.tryLock()) {
      try {
        flush();
      } finally {
        flushing.unlock();
      }
    }
  }

  private void flush() throws IOException {
    BitSet forced;
    noting.lock();
    try {
      forced = (BitSet) unforced.clone();
      unforced.clear();
      unforcedBytes = 0;
    } finally {
      noting.unlock();
    }
    file.force(false);
    for (int piece = forced.nextSetBit(0); piece >= 0; piece = forced.nextSetBit(piece + 1)) {
      map.set(piece, PieceMap.DURABLE);
    }
    map.force();
  }

  /** Every piece is kept: the target appears. */
  void finish() throws IOException {
    file.force(true);
    file.close();
    map.close();
    DurableFiles.move(path, target);
    Files.deleteIfExists(mapPath);
  }

  @Override
  public void close() throws IOException {
    if (file.isOpen()) {
      flushing.lock();
      try (file;
          map) {
        flush();
      } finally {
        flushing.unlock();
      }
    }
  }

  private long place(int piece) {
    return (long) piece * manifest.pieceBytes();
  }
}
