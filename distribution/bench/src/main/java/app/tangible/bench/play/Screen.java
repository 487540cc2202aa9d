package app.tangible.bench.play;

import app.tangible.demo.Await;
import app.tangible.demo.Child;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A display in memory whose pixels lie in a file. */
final class Screen implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SOME = 400;
  private static final int DIFFERENT = 8;
  private static final int BYTE = 0xFF;

  private final String display;
  private final Path frame;
  private final Child xvfb;

  private Screen(String display, Path frame, Child xvfb) {
    this.display = display;
    this.frame = frame;
    this.xvfb = xvfb;
  }

  static Screen start(Path folder) throws Exception {
    Path number = folder.resolve("display");
    Child xvfb =
        Child.start(
            "Xvfb",
            folder.resolve("display.log"),
            Map.of(),
            List.of(
                "sh",
                "-c",
                "exec Xvfb -displayfd 3 -screen 0 1920x1080x24 -fbdir \"$0\" 3>\"$0/display\"",
                folder.toString()));
    Await.until(
        "a display", LIMIT, () -> Files.exists(number) && !Files.readString(number).isBlank());
    return new Screen(":" + Files.readString(number).strip(), folder.resolve("Xvfb_screen0"), xvfb);
  }

  String display() {
    return display;
  }

  /** Some of what it shows, evenly spread. */
  byte[] pixels() throws IOException {
    try (FileChannel channel = FileChannel.open(frame)) {
      byte[] some = new byte[SOME];
      ByteBuffer one = ByteBuffer.allocate(1);
      long step = channel.size() / (some.length + 1);
      for (int i = 0; i < some.length; i++) {
        channel.read(one.clear(), (i + 1) * step);
        some[i] = one.get(0);
      }
      return some;
    }
  }

  /** Which part of it looks different now. */
  double changedSince(byte[] before) throws IOException {
    byte[] now = pixels();
    long changed =
        IntStream.range(0, now.length)
            .filter(i -> Math.abs((before[i] & BYTE) - (now[i] & BYTE)) > DIFFERENT)
            .count();
    return changed / (double) now.length;
  }

  @Override
  public void close() {
    xvfb.close();
  }
}
