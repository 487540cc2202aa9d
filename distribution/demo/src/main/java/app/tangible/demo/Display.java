package app.tangible.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The X display that the center draws on: the person's, or one without a screen (Xvfb). */
public final class Display implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final String name;
  private final Child xvfb;

  private Display(String name, Child xvfb) {
    this.name = name;
    this.xvfb = xvfb;
  }

  /** An Xvfb of 1920 x 1080 on a number that the server itself found free and took. */
  public static Display virtual(Path folder) throws Exception {
    Path log = folder.resolve("xvfb.log");
    Files.deleteIfExists(log);
    Child xvfb =
        Child.start(
            "Xvfb",
            log,
            Map.of(),
            List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"));
    Await.until(
        "X display",
        START,
        () -> {
          xvfb.mustBeAlive();
          return number(log).isPresent();
        });
    return new Display(":" + number(log).orElseThrow(), xvfb);
  }

  public String name() {
    return name;
  }

  /** Xvfb writes the number on a line of its own once it listens; warnings may stand around it. */
  private static Optional<String> number(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.matches("\\d{1,5}")).findFirst();
    }
  }

  @Override
  public void close() {
    xvfb.close();
  }
}
