package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of chunks that are under way: {@code <target>.part.<root>.<piece>.<leaf>}, a file for
 * each, its length says how much. A process that goes on asks for the rest only. They are not
 * verified before their piece is whole, and never read for anything else. Safe for use by several
 * threads.
 *
 * <p>They save bytes, nothing hangs on them: one that cannot be written is left out.
 */
final class Drafts {

  private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
  private static final int MOST_FOUND = 4_096;
  private static final int ROOT_CHARS = 16;

  private final Path target;
  private final PieceManifest manifest;
  private final String prefix;
  private final Map<Integer, List<Found>> found = new ConcurrentHashMap<>();
  private final Map<Integer, Set<Path>> files = new ConcurrentHashMap<>();

  /** Whole leaves that an earlier process got. */
  private record Found(Path file, int firstLeaf, int leaves) {}

  private Drafts(Path target, PieceManifest manifest) {
    this.target = target;
    this.manifest = manifest;
    prefix = prefix(target) + manifest.root().hex().substring(0, ROOT_CHARS) + ".";
  }

  private static String prefix(Path target) {
    return target.getFileName() + ".part.";
  }

  /** Finds what an earlier process left; what is of another film or of kept pieces is deleted. */
  static Drafts open(Path target, PieceManifest manifest, IntPredicate isKept) throws IOException {
    Drafts drafts = new Drafts(target, manifest);
    Pattern name = Pattern.compile(Pattern.quote(drafts.prefix) + "(\\d{1,9})\\.(\\d{1,9})");
    int count = 0;
    for (Path file : list(target)) {
      Matcher parts = name.matcher(file.getFileName().toString());
      boolean taken =
          count < MOST_FOUND
              && parts.matches()
              && drafts.take(
                  file, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), isKept);
      if (taken) {
        count++;
      } else {
        Files.deleteIfExists(file);
      }
    }
    return drafts;
  }

  /** All there are beside this target, of whatever film. */
  static void delete(Path target) throws IOException {
    for (Path file : list(target)) {
      Files.deleteIfExists(file);
    }
  }

  private static List<Path> list(Path target) throws IOException {
    List<Path> files = new ArrayList<>();
    String start = prefix(target);
    Path folder = target.toAbsolutePath().getParent();
    DirectoryStream.Filter<Path> ours =
        file -> {
          String name = file.getFileName().toString();
          // The map, and one that was being replaced, are not drafts.
          return name.startsWith(start) && !name.startsWith(start + "map");
        };
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ours)) {
      all.forEach(files::add);
    }
    return files;
  }

  private boolean take(Path file, int piece, int firstLeaf, IntPredicate isKept)
      throws IOException {
    if (piece >= manifest.pieces() || isKept.test(piece)) {
      return false;
    }
    int all = Chunk.leaves(manifest, piece);
    if (firstLeaf >= all) {
      return false;
    }
    int whole = Chunk.part(manifest, piece, firstLeaf, all - firstLeaf).length();
    long size = Files.size(file);
    int leaves = size >= whole ? all - firstLeaf : (int) (size / Chunk.LEAF_BYTES);
    if (leaves == 0) {
      return false;
    }
    found.computeIfAbsent(piece, _ -> new ArrayList<>()).add(new Found(file, firstLeaf, leaves));
    files.computeIfAbsent(piece, _ -> ConcurrentHashMap.newKeySet()).add(file);
    return true;
  }

  /** Whether an earlier process got some of it. */
  boolean isBegun(int piece) {
    return found.containsKey(piece);
  }

  /**
   * Fills in what an earlier process got of a whole piece.
   *
   * @param into of the piece's length
   * @return what is still to be fetched, in order; the chunk itself where there is nothing
   */
  List<Chunk> resume(Chunk chunk, ByteBuffer into) {
    List<Found> there = chunk.whole() ? found.getOrDefault(chunk.piece(), List.of()) : List.of();
    if (there.isEmpty()) {
      return List.of(chunk);
    }
    BitSet leaves = new BitSet();
    try {
      for (Found each : there) {
        read(each, chunk, into);
        leaves.set(each.firstLeaf(), each.firstLeaf() + each.leaves());
      }
    } catch (IOException e) {
      LOG.debug("what came of piece {} cannot be read: {}", chunk.piece(), e.getMessage());
      drop(chunk.piece());
      return List.of(chunk);
    }
    List<Chunk> rest = new ArrayList<>();
    for (int first = leaves.nextClearBit(0); first < chunk.leaves(); ) {
      int next = leaves.nextSetBit(first);
      int end = next < 0 ? chunk.leaves() : next;
      rest.add(Chunk.part(manifest, chunk.piece(), first, end - first));
      first = leaves.nextClearBit(end);
    }
    return rest;
  }

  private void read(Found draft, Chunk piece, ByteBuffer into) throws IOException {
    Chunk run = Chunk.part(manifest, piece.piece(), draft.firstLeaf(), draft.leaves());
    ByteBuffer place = into.slice((int) (run.offset() - piece.offset()), run.length());
    try (FileChannel file = FileChannel.open(draft.file(), StandardOpenOption.READ)) {
      while (place.hasRemaining()) {
        if (file.read(place) < 0) {
          throw new IOException("shorter than it was");
        }
      }
    }
  }

  /** A file for a chunk; one that writes nothing where another errand writes the same. */
  Draft begin(Chunk chunk) {
    Path file = target.resolveSibling(prefix + chunk.piece() + "." + chunk.firstLeaf());
    Draft draft = Draft.at(file);
    if (draft.writes()) {
      files.computeIfAbsent(chunk.piece(), _ -> ConcurrentHashMap.newKeySet()).add(file);
    }
    return draft;
  }

  /** It is kept, or what came of it is worth nothing. */
  void drop(int piece) {
    found.remove(piece);
    Set<Path> gone = files.remove(piece);
    if (gone != null) {
      gone.forEach(Draft::delete);
    }
  }
}
