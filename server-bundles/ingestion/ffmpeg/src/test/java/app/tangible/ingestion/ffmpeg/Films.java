package app.tangible.ingestion.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small films, made by ffmpeg. */
final class Films {

  private static final List<String> PICTURE =
      List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=24:duration=4");
  private static final List<String> SOUND =
      List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=4");
  private static final List<String> CODECS =
      List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", "24", "-c:a", "aac");

  private Films() {}

  static byte[] matroska(Path folder) throws Exception {
    return make(folder.resolve("made.mkv"), List.of(PICTURE, SOUND, CODECS));
  }

  static byte[] mp4(Path folder) throws Exception {
    Path subtitles = folder.resolve("made.srt");
    Files.writeString(subtitles, "1\n00:00:00,500 --> 00:00:02,000\nHello\n");
    return make(
        folder.resolve("made.mp4"),
        List.of(
            PICTURE,
            SOUND,
            List.of("-i", subtitles.toString(), "-c:s", "mov_text", "-timecode", "01:00:00:00"),
            CODECS));
  }

  static byte[] soundOnly(Path folder) throws Exception {
    return make(folder.resolve("made.mka"), List.of(SOUND, List.of("-f", "matroska")));
  }

  private static byte[] make(Path file, List<List<String>> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
    arguments.forEach(command::addAll);
    command.add(file.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg could not make the test film");
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }
}
