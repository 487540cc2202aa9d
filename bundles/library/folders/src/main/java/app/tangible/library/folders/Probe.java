package app.tangible.library.folders;

import app.tangible.library.TitleDetail;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import app.tangible.library.intake.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks ffprobe about files whose head was not understood. It runs as a process of its own, may open
 * that one file and nothing else, and is ended when it takes too long.
 */
final class Probe {

  private static final int MOST_OUTPUT = 256 << 10;
  private static final int MOST_STREAMS = 200;

  private final String program;
  private final Duration limit;
  private volatile boolean missing;

  Probe(String program, Duration limit) {
    this.program = program;
    this.limit = limit;
  }

  static boolean wanted(Find find) {
    return find.files().stream().anyMatch(file -> !file.read() && file.trouble().isEmpty());
  }

  /** The same with what it says; empty where there is no ffprobe. */
  Optional<Find> look(Find find) throws InterruptedException {
    List<FoundFile> looked = new ArrayList<>();
    for (FoundFile file : find.files()) {
      if (file.read() || file.trouble().isPresent()) {
        looked.add(file);
      } else {
        Optional<Head> head = missing ? Optional.empty() : read(file.path());
        if (head.isEmpty()) {
          return Optional.empty();
        }
        looked.add(head.get().of(file));
      }
    }
    return Optional.of(find.with(looked));
  }

  Optional<Head> read(Path file) throws InterruptedException {
    List<String> command =
        List.of(
            program,
            "-v",
            "error",
            "-protocol_whitelist",
            "file",
            "-show_entries",
            "format=duration,nb_streams:stream=codec_type,codec_name,width,height,channels:"
                + "stream_disposition=attached_pic:stream_tags=language:chapter=id",
            "-of",
            "flat",
            "-i",
            "file:" + file.toAbsolutePath());
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      missing = true;
      return Optional.empty();
    }
    Thread clock =
        Thread.startVirtualThread(
            () -> {
              try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            });
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
      process.destroyForcibly();
      return Optional.of(head(said));
    } catch (IOException e) {
      return Optional.of(head(""));
    } finally {
      process.destroyForcibly();
      clock.join();
    }
  }

  /** From lines such as {@code streams.stream.0.codec_name="h264"}. */
  static Head head(String said) {
    Map<String, String> facts = new HashMap<>();
    int chapters = 0;
    for (String line : said.split("\\R")) {
      int sign = line.indexOf('=');
      if (sign > 0) {
        String value = line.substring(sign + 1).replaceAll("^\"|\"$", "");
        facts.put(line.substring(0, sign), value);
        chapters += line.startsWith("chapters.chapter.") ? 1 : 0;
      }
    }
    List<TitleDetail.Stream> streams = new ArrayList<>();
    int lines = 0;
    boolean film = false;
    for (int i = 0; i < MOST_STREAMS; i++) {
      String of = "streams.stream." + i + ".";
      String kind = facts.getOrDefault(of + "codec_type", "");
      boolean cover = "1".equals(facts.get(of + "disposition.attached_pic"));
      String codec = facts.getOrDefault(of + "codec_name", "").replace("subrip", "srt");
      String language = Languages.of(facts.getOrDefault(of + "tags.language", ""));
      if (kind.equals("video") && !cover) {
        film = true;
        int height = number(facts.get(of + "height"));
        lines = lines == 0 ? height : lines;
        String size = Streams.size(number(facts.get(of + "width")), height);
        streams.add(new TitleDetail.Stream("video", codec, "", size));
      } else if (kind.equals("audio")) {
        String channels = Streams.channels(number(facts.get(of + "channels")));
        streams.add(new TitleDetail.Stream("audio", codec, language, channels));
      } else if (kind.equals("subtitle")) {
        streams.add(new TitleDetail.Stream("subtitle", codec, language, ""));
      }
    }
    return film
        ? new Head(length(facts), lines, chapters, streams, Optional.empty(), true)
        : Head.troubled(Trouble.NOT_A_FILM);
  }

  private static Duration length(Map<String, String> facts) {
    try {
      double seconds = Double.parseDouble(facts.getOrDefault("format.duration", "0"));
      return seconds > 0 && seconds < 3_600_000
          ? Duration.ofMillis((long) (seconds * 1000))
          : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
