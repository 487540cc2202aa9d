package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Films made and measured by ffmpeg, an implementation that is not ours. */
final class Ffmpeg {

  private Ffmpeg() {}

  /** Runs {@code ffmpeg -v error -y} with the words of {@code arguments}. */
  static String run(Path folder, String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(arguments.split(" +")));
    return execute(folder, command);
  }

  static String execute(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "out", ".txt");
    Path errors = Files.createTempFile(folder, "err", ".txt");
    int exit =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    String said = Files.readString(errors, StandardCharsets.UTF_8);
    assertThat(exit).as("%s%n%s", command, said).isZero();
    assertThat(said).as("%s", command).isEmpty();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** MD5 of every packet or decoded frame of every stream, with its time and length. */
  static String frames(Path folder, Path film, String codec)
      throws IOException, InterruptedException {
    String all =
        run(
            folder,
            "-fflags +bitexact -i " + film + " -map 0 " + codec + " -f framemd5 -flags bitexact -");
    return all.lines().filter(line -> !line.startsWith("#sof")).collect(Collectors.joining("\n"));
  }

  /** MD5 of the first picture from that second on, found by seeking. */
  static String frameAt(Path folder, Path film, String second)
      throws IOException, InterruptedException {
    // a jump into an open group of pictures makes the decoder complain, in the source too
    return run(
        folder, "-v fatal -ss " + second + " -i " + film + " -map 0:v:0 -frames:v 1 -f md5 -");
  }

  /** Streams, chapters, tags as ffprobe sees them, names of files apart. */
  static String describe(Path folder, Path film) throws IOException, InterruptedException {
    String all = describeWithDuration(folder, film);
    // the view has a duration even where its live source had none
    return all.lines()
        .filter(line -> !line.startsWith("duration="))
        .collect(Collectors.joining("\n"));
  }

  static String describeWithDuration(Path folder, Path film)
      throws IOException, InterruptedException {
    return execute(
        folder,
        List.of(
            "ffprobe",
            "-v",
            "error",
            "-show_streams",
            "-show_chapters",
            "-show_entries",
            "format=duration,nb_streams,start_time:format_tags",
            film.toString()));
  }
}
