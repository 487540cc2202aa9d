package app.tangible.ingestion.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder (mode 0700) of masters in clear; each is gone as soon as it is sealed. */
final class Masters {

  private static final Logger log = LoggerFactory.getLogger(Masters.class);
  private static final String SOURCE = ".source";
  private static final String MATROSKA = ".mkv";

  private final Path folder;

  Masters(Path folder) {
    this.folder = folder;
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("the masters' folder cannot be closed to others", e);
    }
  }

  Path source(String id) {
    return folder.resolve(id + SOURCE);
  }

  Path matroska(String id) {
    return folder.resolve(id + MATROSKA);
  }

  long bytesOf(IngestionRow row) {
    return source(row.id()).toFile().length();
  }

  long freeBytes() {
    return folder.toFile().getUsableSpace();
  }

  boolean isWritable() {
    return Files.isWritable(folder);
  }

  /** Deletes both files. */
  void delete(String id) {
    delete(source(id));
    delete(matroska(id));
  }

  /** Deletes all that a killed process left behind. */
  void keepOnly(Collection<String> ids) {
    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        String name = file.getFileName().toString();
        if (ids.stream().noneMatch(id -> name.equals(id + SOURCE) || name.equals(id + MATROSKA))) {
          delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the masters' folder cannot be read", e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.error("a file with clear bytes could not be deleted: {}", file.getFileName(), e);
    }
  }
}
