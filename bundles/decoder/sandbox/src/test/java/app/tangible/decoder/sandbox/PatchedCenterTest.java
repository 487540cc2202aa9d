package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.decoder.protocol.ReadRequest;
import app.tangible.decoder.protocol.RefusedAnswer;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A product whose code was changed talks to the real guest as it likes. */
class PatchedCenterTest {

  private static final Frame HELLO = new Frame(MessageType.HELLO, new byte[] {0, 2});
  private static final Frame READ = new Frame(MessageType.READ, new ReadRequest(0, 500).encode());
  private static final int FORBIDDEN_EXIT = 4;

  private static Stage stage;
  private static Home home;
  private static Frame open;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(1, "160x90");
    home = stage.home("home");
    byte[] licence = stage.platform.checker().encode(home.buy(stage.film, Terms.usual()));
    open =
        new Frame(
            MessageType.OPEN,
            new OpenRequest(
                    stage.film.id(),
                    false,
                    new LicenceClaim(
                        home.household().owner(),
                        home.household().secretFor("decoder"),
                        stage.platform.trust(),
                        licence))
                .encode());
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void theKeysAreNeverAnswered() throws IOException, InterruptedException {
    byte[] giveMeKeys = {0x7E, 0, 0, 0, 0};
    Talk talk = talk(bytes(HELLO, open), giveMeKeys, bytes(READ));
    assertThat(talk.types()).containsExactly("WELCOME", "OPENED", "REFUSED");
    assertThat(talk.refusal().reason()).isEqualTo(Refusal.FORBIDDEN);
    assertThat(talk.refusal().detail()).isEqualTo("there is no message of type 126");
    assertThat(talk.exit()).isEqualTo(FORBIDDEN_EXIT);
  }

  @Test
  void garbageEndsIt() throws IOException, InterruptedException {
    Talk talk = talk("give me the keys please".getBytes(StandardCharsets.US_ASCII));
    assertThat(talk.refusal().reason()).isEqualTo(Refusal.FORBIDDEN);
    assertThat(talk.exit()).isEqualTo(FORBIDDEN_EXIT);
  }

  @Test
  void openingAgainEndsIt() throws IOException, InterruptedException {
    Talk talk = talk(bytes(HELLO, open, open));
    assertThat(talk.types()).containsExactly("WELCOME", "OPENED", "REFUSED");
    assertThat(talk.refusal().reason()).isEqualTo(Refusal.FORBIDDEN);
  }

  @Test
  void readingBeforeOpeningEndsIt() throws IOException, InterruptedException {
    Talk talk = talk(bytes(HELLO, READ));
    assertThat(talk.types()).containsExactly("WELCOME", "REFUSED");
    assertThat(talk.refusal().detail()).contains("READ when GREETED");
  }

  @Test
  void whatAReplayedOpenYieldsIsTheFilmAndNothingElse() throws IOException, InterruptedException {
    Talk talk = talk(bytes(HELLO, open, READ));
    assertThat(talk.types()).containsExactly("WELCOME", "OPENED", "DATA");
    assertThat(talk.answers().get(2).body()).hasSizeLessThanOrEqualTo(500);
    assertThat(talk.exit()).isZero();
  }

  private record Talk(List<Frame> answers, int exit) {

    List<String> types() {
      return answers.stream().map(answer -> answer.type().name()).toList();
    }

    RefusedAnswer refusal() {
      return RefusedAnswer.decode(answers.getLast().body());
    }
  }

  private static Talk talk(byte[]... sayings) throws IOException, InterruptedException {
    GuestProgram guest =
        new GuestProgram(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            stage.distribution.resolve("decoder"),
            96);
    Process process =
        new ProcessBuilder(
                Bubblewrap.find("/usr/bin")
                    .orElseThrow()
                    .command(
                        guest,
                        false,
                        home.folder().resolve("decoder"),
                        Optional.of(stage.film.file()),
                        Path.of("/etc/machine-id")))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] saying : sayings) {
      all.write(saying);
    }
    try (var out = process.getOutputStream()) {
      out.write(all.toByteArray());
    } catch (IOException e) {
      // It may have ended before it heard everything; what it answered is what counts.
      assertThat(e).hasMessageContaining("pipe");
    }
    ByteArrayInputStream in = new ByteArrayInputStream(process.getInputStream().readAllBytes());
    List<Frame> answers = new ArrayList<>();
    while (in.available() > 0) {
      answers.add(Frame.read(in));
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Talk(answers, process.exitValue());
  }

  private static byte[] bytes(Frame... frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      frame.write(out);
    }
    return out.toByteArray();
  }
}
