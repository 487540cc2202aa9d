package app.tangible.library.intake;

import app.tangible.library.TitleDetail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One file of a find, and what its head says.
 *
 * @param bytes its size
 * @param modifiedMillis when it was written last, since 1970
 * @param length running time; zero while unknown
 * @param lines height of the picture; 0 while unknown
 * @param chapters how many
 * @param streams what it holds, and subtitles that lie beside it
 * @param read whether its head was understood; a slower reader may be asked otherwise
 */
public record FoundFile(
    Path path,
    long bytes,
    long modifiedMillis,
    Duration length,
    int lines,
    int chapters,
    List<TitleDetail.Stream> streams,
    Optional<Trouble> trouble,
    boolean read) {

  /** Copies. */
  public FoundFile {
    streams = List.copyOf(streams);
  }

  /** Of which nothing but size and age is known. */
  public static FoundFile unread(Path path, long bytes, long modifiedMillis) {
    return new FoundFile(
        path, bytes, modifiedMillis, Duration.ZERO, 0, 0, List.of(), Optional.empty(), false);
  }

  /** Whether the other one is the same file with the same content, as far as its stamp tells. */
  public boolean unchanged(FoundFile other) {
    return path.equals(other.path)
        && bytes == other.bytes
        && modifiedMillis == other.modifiedMillis;
  }
}
