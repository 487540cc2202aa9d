package app.tangible.player.vlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of subtitles rewritten in UTF-8 and, where they are WebVTT, as SubRip, which libvlc knows;
 * they are gone after the film.
 */
final class SubtitleScratch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SubtitleScratch.class);
  private static final Set<String> TEXTS = Set.of("SRT", "ASS", "SSA", "WebVTT", "SUB", "SAMI");

  private final List<Path> made = new ArrayList<>();

  /** The file, or one with the same text in UTF-8. */
  Path readable(SubtitleFile subtitles) {
    Path file = subtitles.file();
    if (!TEXTS.contains(subtitles.kind())) {
      return file;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = SubtitleText.of(bytes, subtitles.language());
      boolean web = subtitles.kind().equals("WebVTT");
      byte[] utf8 = (web ? WebVtt.toSrt(text) : text).getBytes(StandardCharsets.UTF_8);
      if (Arrays.equals(utf8, bytes)) {
        return file;
      }
      String name = file.getFileName().toString();
      String extension = web ? ".srt" : name.substring(name.lastIndexOf('.'));
      Path copy = Files.createTempFile("tangible-", extension);
      made.add(copy);
      return Files.write(copy, utf8);
    } catch (IOException | OutOfMemoryError e) {
      LOG.debug("subtitles are left as they are: {}", e.toString());
      return file;
    }
  }

  @Override
  public void close() {
    for (Path copy : made) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        LOG.debug("a copy of subtitles stays: {}", e.toString());
      }
    }
    made.clear();
  }
}
