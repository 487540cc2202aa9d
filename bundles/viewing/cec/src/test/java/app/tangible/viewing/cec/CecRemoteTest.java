package app.tangible.viewing.cec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.TitleId;
import app.tangible.player.Playback;
import app.tangible.viewing.RemoteKeys;
import app.tangible.viewing.TelevisionRemote.State;
import app.tangible.viewing.Viewing;
import app.tangible.viewing.testing.FakePlayer;
import app.tangible.viewing.testing.FakeViewing;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In front of a program that writes what cec-client writes. */
class CecRemoteTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TitleId FILM = new TitleId("file.0123456789abcdef");

  /** Lines in the shape of cec-client.cpp (libcec); not captured from a device. */
  private static final String OPENED =
      """
      log level set to 15
      == using device type 'playback device'
      CEC Parser created - libCEC version 6.0.2
      no serial port given. trying autodetect:\s
       path:     /sys/devices/pci0000:00/0000:00:14.0/usb1/1-3
       com port: /dev/ttyACM0

      opening a connection to the CEC adapter...
      NOTICE:  [              20]\tconnection opened
      TRAFFIC: [             312]\t<< 44
      NOTICE:  [            1009]\tCEC client registered: libCEC version = 6.0.2
      waiting for input
      """;

  @TempDir Path folder;
  private final Keys keys = new Keys();
  private final FakePlayer player = new FakePlayer();
  private final FakeViewing viewing = new FakeViewing();
  private @Nullable CecRemote remote;

  private static final class Keys implements RemoteKeys {

    final List<Button> pressed = new CopyOnWriteArrayList<>();

    @Override
    public void press(Button button) {
      pressed.add(button);
    }

    @Override
    public void type(String text) {}

    @Override
    public void show(TitleId id) {}

    @Override
    public void showOffer(String edition) {}

    @Override
    public void watch(TitleId id, Viewing.From from) {}
  }

  private record Settings(String command) implements CecRemote.Config {

    @Override
    public boolean activeSource() {
      return true;
    }

    @Override
    public boolean standbyPauses() {
      return true;
    }

    @Override
    public int retrySeconds() {
      return 1;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return CecRemote.Config.class;
    }
  }

  @AfterEach
  void close() throws Exception {
    if (remote != null) {
      remote.close();
    }
  }

  private Path told() {
    return folder.resolve("told");
  }

  /** Writes the text, then each line that is put into the pipe; notes what it is told. */
  private Path program(String text) throws IOException {
    Files.writeString(folder.resolve("text"), text);
    Path program = folder.resolve("cec-client");
    Files.writeString(
        program,
        """
        #!/bin/bash
        here=$(dirname "$0")
        echo "$@" >"$here/arguments"
        cat "$here/text"
        tail -n +1 -f "$here/more" 2>/dev/null & more=$!
        trap 'kill $more 2>/dev/null' EXIT
        while read -r line; do
          echo "$line" >>"$here/told"
          [ "$line" = q ] && exit 0
        done
        """);
    Files.createFile(folder.resolve("more"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private void hear(String line) throws IOException {
    Files.writeString(folder.resolve("more"), line + "\n", StandardOpenOption.APPEND);
  }

  private CecRemote start(Path program) {
    remote = new CecRemote(keys, player, viewing, new Settings(program.toString()));
    return remote;
  }

  private void becomes(State state) {
    await().atMost(PATIENCE).until(() -> remote.state() == state);
  }

  @Test
  void keysOfTheTelevisionsRemoteControlArePressed() throws Exception {
    start(program(OPENED));
    becomes(State.WORKS);
    assertThat(Files.readString(folder.resolve("arguments")).strip())
        .isEqualTo("-t p -o Tangible -d 15");
    hear("TRAFFIC: [            4821]\t>> 04:44:02");
    hear("TRAFFIC: [            4990]\t>> 04:45");
    hear("TRAFFIC: [            5100]\t>> 04:44:00");
    await()
        .atMost(PATIENCE)
        .until(() -> keys.pressed.equals(List.of(RemoteKeys.Button.DOWN, RemoteKeys.Button.OK)));
  }

  @Test
  void aTelevisionThatGoesToSleepPausesTheFilm() throws Exception {
    start(program(OPENED));
    becomes(State.WORKS);
    player.at(Playback.State.PLAYING, Duration.ofMinutes(1), FakePlayer.LENGTH);
    hear("TRAFFIC: [            9021]\t>> 0f:36");
    await().atMost(PATIENCE).until(() -> player.now().state() == Playback.State.PAUSED);
  }

  @Test
  void aFilmThatBeginsMakesTheTelevisionShowUsOnce() throws Exception {
    start(program(OPENED));
    becomes(State.WORKS);
    viewing.play(FILM, Viewing.From.START);
    await().atMost(PATIENCE).until(() -> Files.exists(told()));
    viewing.enqueue(FILM);
    viewing.next();
    remote.close();
    assertThat(Files.readAllLines(told())).containsExactly("as", "q");
    remote = null;
  }

  @Test
  void withoutTheProgramThereIsSilence() {
    start(folder.resolve("not-there"));
    becomes(State.NOT_INSTALLED);
    viewing.play(FILM, Viewing.From.START);
    assertThat(keys.pressed).isEmpty();
  }

  @Test
  void withoutAnAdapterItIsLookedForAgain() throws Exception {
    Path program = folder.resolve("cec-client");
    Files.writeString(
        program,
        """
        #!/bin/bash
        here=$(dirname "$0")
        echo >>"$here/runs"
        echo "no serial port given. trying autodetect: FAILED"
        exit 1
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    start(program);
    becomes(State.NO_ADAPTER);
    await().atMost(PATIENCE).until(() -> Files.readAllLines(folder.resolve("runs")).size() >= 2);
  }

  @Test
  void aLineWithoutEndHarmsNobody() throws Exception {
    start(program(OPENED + "x".repeat(3_000_000) + "\n"));
    becomes(State.WORKS);
    hear("TRAFFIC: [            5100]\t>> 04:44:0d");
    await().atMost(PATIENCE).until(() -> keys.pressed.contains(RemoteKeys.Button.BACK));
  }
}
