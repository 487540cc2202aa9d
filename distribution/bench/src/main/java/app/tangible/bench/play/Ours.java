package app.tangible.bench.play;

import app.tangible.demo.Pilot;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the center needs for a film that it owns, and for the same in clear.
 *
 * @param cold ms from the wish to the first picture, of the first film of a process
 * @param sealedFirst the same again, the film in clear between
 * @param fromPage the same, some seconds after the film's page was opened
 * @param firstBytes ms from opening to the first clear byte, without a player
 * @param sealedRate MB/s of the whole view
 */
record Ours(
    double cold,
    List<Double> sealedFirst,
    List<Double> fromPage,
    List<Double> clearFirst,
    Play sealedPlay,
    Play clearPlay,
    List<Double> firstBytes,
    double sealedRate,
    double clearRate) {

  private static final int SECONDS = 10;
  private static final int LOOKS_SECONDS = 3;

  /** Some seconds of a film, and some jumps (ms to another picture). */
  record Play(double processorSeconds, double shown, double lost, List<Double> jumps) {}

  static Ours measure(Pilot pilot, String licence, Path clear, int rounds) throws IOException {
    String file = clear.toString();
    double cold = first(pilot, "licence", licence);
    List<Double> sealedFirst = new ArrayList<>();
    List<Double> fromPage = new ArrayList<>();
    List<Double> clearFirst = new ArrayList<>();
    List<Double> firstBytes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      clearFirst.add(first(pilot, "file", file));
      sealedFirst.add(first(pilot, "licence", licence));
      pilot.ask("expect", "licence", licence);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(LOOKS_SECONDS));
      fromPage.add(first(pilot, "licence", licence));
    }
    Play clearPlay = play(pilot, "file", file);
    Play sealedPlay = play(pilot, "licence", licence);
    for (int round = 0; round < rounds; round++) {
      JsonNode opened = pilot.ask("throughput", "licence", licence, "passes", "0");
      firstBytes.add(number(opened, "firstByteMilliseconds"));
    }
    return new Ours(
        cold,
        sealedFirst,
        fromPage,
        clearFirst,
        sealedPlay,
        clearPlay,
        firstBytes,
        number(pilot.ask("throughput", "licence", licence), "megabytesPerSecond"),
        number(pilot.ask("throughput", "file", file), "megabytesPerSecond"));
  }

  private static double first(Pilot pilot, String kind, String what) throws IOException {
    return number(pilot.ask("first-picture", kind, what), "milliseconds");
  }

  private static Play play(Pilot pilot, String kind, String what) throws IOException {
    JsonNode play = pilot.ask("play-measure", kind, what, "seconds", String.valueOf(SECONDS));
    List<Double> jumps = new ArrayList<>();
    play.get("seekMilliseconds").forEach(jump -> jumps.add(jump.asDouble()));
    return new Play(number(play, "cpuSeconds"), number(play, "shown"), number(play, "lost"), jumps);
  }

  private static double number(JsonNode answer, String name) {
    return answer.get(name).asDouble();
  }
}
