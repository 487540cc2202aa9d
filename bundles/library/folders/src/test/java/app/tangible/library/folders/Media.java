package app.tangible.library.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small real films, made by ffmpeg when a test asks for them. */
final class Media {

  private Media() {}

  /** Two seconds of 320x180 with two sounds, English and French. */
  static Path film(Path file, String... options) {
    return film(file, List.of(), options);
  }

  /** With more inputs, numbered from 2. */
  static Path film(Path file, List<String> inputs, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=10:duration=2",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=2"));
    command.addAll(inputs);
    command.addAll(
        List.of(
            "-map",
            "0:v",
            "-map",
            "1:a",
            "-map",
            "1:a",
            "-metadata:s:a:0",
            "language=eng",
            "-metadata:s:a:1",
            "language=fra"));
    command.addAll(List.of(options));
    command.add(file.toString());
    try {
      Files.createDirectories(file.getParent());
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("ffmpeg failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  /** The smallest head that is understood: one picture track. */
  static byte[] tiny() {
    return new Ebml().film(60_000, 640, 360);
  }
}
