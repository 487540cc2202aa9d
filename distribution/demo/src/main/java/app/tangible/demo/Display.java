package app.tangible.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The X display that the center draws on: the person's, or one without a screen (Xvfb). */
public final class Display implements AutoCloseable {

  private final String name;
  private final Child xvfb;

  private Display(String name, Child xvfb) {
    this.name = name;
    this.xvfb = xvfb;
  }

  /** An Xvfb of 1920 x 1080 on a free number. */
  public static Display virtual(Path folder) throws Exception {
    int number = freeNumber();
    Child xvfb =
        Child.start(
            "Xvfb",
            folder.resolve("xvfb.log"),
            Map.of(),
            List.of("Xvfb", ":" + number, "-screen", "0", "1920x1080x24", "-nolisten", "tcp"));
    Path socket = Path.of("/tmp/.X11-unix/X" + number);
    Await.until(
        "X display",
        Duration.ofSeconds(20),
        () -> {
          xvfb.mustBeAlive();
          return Files.exists(socket);
        });
    return new Display(":" + number, xvfb);
  }

  public String name() {
    return name;
  }

  private static int freeNumber() throws IOException {
    for (int number = 90; number < 600; number++) {
      if (!Files.exists(Path.of("/tmp/.X11-unix/X" + number))
          && !Files.exists(Path.of("/tmp/.X" + number + "-lock"))) {
        return number;
      }
    }
    throw new IOException("no free X display number between 90 and 600");
  }

  @Override
  public void close() {
    xvfb.close();
  }
}
