package app.tangible.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A home whose center is started for one visit at a time.
 *
 * @param socket of the center's pilot
 * @param pictures folder of the screenshots
 */
record House(Product center, Path socket, String display, Path pictures) {

  private static final Duration START = Duration.ofSeconds(60);

  /** What is done in a center while it runs. */
  @FunctionalInterface
  interface Visit {
    void by(Cockpit cockpit) throws Exception;
  }

  /** Starts the center with these words before its command and this environment, and ends it. */
  void visit(List<String> before, Map<String, String> environment, Visit visit) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("DISPLAY", display);
    try (Child running = center.start(before, all);
        Cockpit cockpit = new Cockpit(Pilot.board(socket, running, START), pictures)) {
      cockpit.awaitScreen(running);
      visit.by(cockpit);
    }
  }
}
