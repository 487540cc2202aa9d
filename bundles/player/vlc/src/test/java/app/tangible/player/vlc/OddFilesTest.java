package app.tangible.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Playback.State;
import app.tangible.player.Track;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each odd file plays, or says in time why not; none hangs the player or leaves libvlc behind. */
class OddFilesTest {

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** Threads of a JVM come and go by themselves. */
  private static final int SOME_THREADS = 6;

  @TempDir Path folder;

  @Test
  void eachPlaysOrSaysWhyNotInTime() throws Exception {
    Map<Path, OddFiles.Outcome> files = new OddFiles(folder).make();
    assertThat(files).hasSizeGreaterThan(60);
    List<String> wrong = new ArrayList<>();
    VlcPlayer player = new VlcPlayer(new Settings(false, 100));
    try {
      play(player, files.keySet().iterator().next()); // libvlc is loaded
      player.stop();
      await().atMost(BOUND).until(() -> player.now().state() == State.IDLE);
      long before = threads();
      for (Map.Entry<Path, OddFiles.Outcome> entry : files.entrySet()) {
        String outcome = play(player, entry.getKey());
        if (!fits(entry.getValue(), outcome)) {
          wrong.add(entry.getKey().getFileName() + ": " + entry.getValue() + " but it " + outcome);
        }
      }
      player.stop();
      await().atMost(BOUND).until(() -> threads() <= before + SOME_THREADS);
    } finally {
      player.close();
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean fits(OddFiles.Outcome wanted, String outcome) {
    return switch (wanted) {
      case PLAYS -> outcome.equals("plays");
      case NOTHING -> outcome.equals(Problem.Kind.NOT_PLAYABLE.name());
      case MISSING -> outcome.equals(Problem.Kind.SOURCE_MISSING.name());
      case EITHER -> !outcome.equals("hangs");
    };
  }

  private static String play(VlcPlayer player, Path file) {
    AtomicInteger pictures = new AtomicInteger();
    PictureSink sink =
        new PictureSink() {
          @Override
          public void format(int width, int height) {}

          @Override
          public void picture(ByteBuffer[] planes) {
            pictures.incrementAndGet();
          }
        };
    player.play(new Medium.Files(List.of(file)), Duration.ZERO, sink);
    try {
      await()
          .atMost(BOUND)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> over(player.now()) || pictures.get() > 0 || sounds(player));
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      return "hangs";
    }
    Playback now = player.now();
    return now.state() == State.FAILED ? now.problem().orElseThrow().kind().name() : "plays";
  }

  private static boolean over(Playback now) {
    return now.state() == State.FAILED || now.state() == State.ENDED;
  }

  private static boolean sounds(VlcPlayer player) {
    return player.now().state() == State.PLAYING
        && player.video().isEmpty()
        && player.tracks().stream().anyMatch(track -> track.kind() == Track.Kind.AUDIO)
        && player.now().position().toMillis() > 0;
  }

  private static long threads() throws java.io.IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.count();
    }
  }
}
