package app.tangible.player.vlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes real films with ffmpeg, and asks ffmpeg what is in them. */
final class Films {

  private Films() {}

  /** H.264 with B-frames and 5.1 AAC sound in Matroska, a key frame each second. */
  static Path film(Path folder, int width, int height, int framesPerSecond, int seconds)
      throws IOException, InterruptedException {
    Path film = folder.resolve(width + "x" + height + "-" + seconds + "s.mkv");
    ffmpeg(
        "-f lavfi -i testsrc2=size=%dx%d:rate=%d:duration=%d"
            .formatted(width, height, framesPerSecond, seconds),
        "-f lavfi -i sine=frequency=440:sample_rate=48000:duration=" + seconds,
        "-f lavfi -i sine=frequency=880:sample_rate=48000:duration=" + seconds,
        "-map 0:v -map 1:a -map 2:a -pix_fmt yuv420p -c:v libx264 -preset veryfast -bf 2 -g",
        framesPerSecond + " -c:a aac -metadata:s:a:0 language=eng -metadata:s:a:1 language=fra",
        "-y " + film);
    return film;
  }

  /** MD5 of each decoded picture, as {@code ffmpeg -f framemd5 -pix_fmt yuv420p} finds it. */
  static List<String> pictureHashes(Path film) throws IOException, InterruptedException {
    Path hashes = film.resolveSibling(film.getFileName() + ".framemd5");
    ffmpeg(
        "-i " + film, "-map 0:v -pix_fmt yuv420p -fps_mode passthrough -f framemd5 -y " + hashes);
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(hashes)) {
      if (!line.startsWith("#")) {
        found.add(line.substring(line.lastIndexOf(',') + 1).strip());
      }
    }
    return found;
  }

  static void ffmpeg(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
    command.addAll(Arrays.asList(String.join(" ", arguments).split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg failed: " + output);
    }
  }
}
