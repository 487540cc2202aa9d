package app.tangible.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for what must never rest on a disk in clear. */
final class Plaintext {

  private static final int CHUNK_BYTES = 1 << 20;

  private final Map<String, byte[]> needles = new LinkedHashMap<>();

  /** Start codes of clear films, with enough bytes not to be met by chance in encrypted data. */
  static Plaintext ofFilms() {
    Plaintext search = new Plaintext();
    search.bytes("EBML header with DocType matroska", matroska());
    search.text("MP4 file type box", "ftypisom");
    search.text("MP4 file type box", "ftypmp42");
    search.text("x264 encoder settings", "x264 - core");
    return search;
  }

  private static byte[] matroska() {
    byte[] docType = new byte[11];
    docType[0] = 0x42;
    docType[1] = (byte) 0x82;
    docType[2] = (byte) 0x88;
    System.arraycopy("matroska".getBytes(StandardCharsets.US_ASCII), 0, docType, 3, 8);
    return docType;
  }

  /** Looks for the text in UTF-8 and in UTF-16. */
  void text(String what, String text) {
    bytes(what, text.getBytes(StandardCharsets.UTF_8));
    bytes(what + " (UTF-16)", text.getBytes(StandardCharsets.UTF_16BE));
  }

  void bytes(String what, byte[] needle) {
    needles.put(what + " #" + needles.size(), needle.clone());
  }

  /** What was found, as {@code file: what}; how much was read goes into {@code readBytes[0]}. */
  List<String> search(Path root, List<Path> except, long[] readBytes) throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(file -> except.stream().noneMatch(file::startsWith))
              .toList();
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        search(file, in, found, readBytes);
      } catch (NoSuchFileException gone) {
        continue; // a temporary file of another process that ended meanwhile
      }
    }
    return found;
  }

  private void search(Path file, InputStream in, List<String> found, long[] readBytes)
      throws IOException {
    int overlap = needles.values().stream().mapToInt(needle -> needle.length).max().orElse(1) - 1;
    byte[] window = new byte[overlap + CHUNK_BYTES];
    int kept = 0;
    for (int read; (read = in.readNBytes(window, kept, CHUNK_BYTES)) > 0; ) {
      readBytes[0] += read;
      int length = kept + read;
      String text = new String(window, 0, length, StandardCharsets.ISO_8859_1);
      needles.forEach(
          (what, needle) -> {
            if (text.contains(new String(needle, StandardCharsets.ISO_8859_1))) {
              found.add(file + ": " + what);
            }
          });
      kept = Math.min(overlap, length);
      System.arraycopy(window, length - kept, window, 0, kept);
    }
  }
}
