package app.tangible.player.xrandr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.FolderHome;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a program that answers as xrandr 1.5 does, with the modes of a television. */
class XrandrDisplayTest {

  private static final String QUERY =
      """
      Screen 0: minimum 320 x 200, current 3840 x 2160, maximum 16384 x 16384
      DP-1 disconnected (normal left inverted right x axis y axis)
      HDMI-1 connected primary 3840x2160+0+0 (normal left inverted right x axis) 1600mm x 900mm
         3840x2160     60.00%s   50.00    59.94    30.00    25.00    24.00%s   23.98
         1920x1080     60.00    50.00    59.94    24.00    23.98
      """;

  @TempDir Path folder;
  private Path program;

  private record Program(String program) implements XrandrDisplay.Config {

    @Override
    public int limitSeconds() {
      return 10;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return XrandrDisplay.Config.class;
    }
  }

  @BeforeEach
  void writeTheProgram() throws Exception {
    program = folder.resolve("fake-xrandr");
    Path at24 = Files.writeString(folder.resolve("at24"), QUERY.formatted(" +", "*"));
    Path at60 = Files.writeString(folder.resolve("at60"), QUERY.formatted("*+", " "));
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo "$@" >> %s
        if [ "$1" = --query ]; then
          if [ -e %s ]; then cat %s; else cat %s; fi
        else
          case "$6" in 24*) touch %s;; *) rm -f %s;; esac
        fi
        """
            .formatted(
                folder.resolve("told"),
                folder.resolve("slow"),
                at24,
                at60,
                folder.resolve("slow"),
                folder.resolve("slow")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private XrandrDisplay display() {
    XrandrDisplay display =
        new XrandrDisplay(new FolderHome(folder.resolve("home")), new Program(program.toString()));
    await().atMost(Duration.ofSeconds(30)).until(() -> display.now().isPresent());
    return display;
  }

  private List<String> commands() throws Exception {
    return Files.readAllLines(folder.resolve("told")).stream()
        .filter(line -> line.startsWith("--output"))
        .toList();
  }

  @Test
  void followsTheFilmAndIsPutBack() throws Exception {
    XrandrDisplay display = display();
    assertThat(display.canSwitch()).isTrue();
    display.follow(true);
    display.suit(24);
    assertThat(display.now().orElseThrow().hertz()).isEqualTo(24);
    display.restore();
    assertThat(display.now().orElseThrow().hertz()).isEqualTo(60);
    assertThat(commands())
        .containsExactly(
            "--output HDMI-1 --mode 3840x2160 --rate 24.000",
            "--output HDMI-1 --mode 3840x2160 --rate 60.000");
  }

  @Test
  void leavesTheDisplayAloneUnlessAsked() throws Exception {
    XrandrDisplay display = display();
    display.suit(24);
    display.restore();
    assertThat(commands()).isEmpty();
  }

  @Test
  void isPutBackAfterACrash() throws Exception {
    XrandrDisplay crashed = display();
    crashed.follow(true);
    crashed.suit(24);
    XrandrDisplay next = display(); // the first was never closed
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> next.now().filter(mode -> mode.hertz() == 60).isPresent());
    assertThat(next.follows()).isTrue();
  }

  @Test
  void choosesTheFilmsRateOrAMultiple() {
    Output output = Output.read(QUERY.formatted("*+", " ").lines().toList()).getFirst();
    assertThat(output.suiting(24000 / 1001.0)).contains(23.98);
    assertThat(output.suiting(24)).contains(24.0);
    assertThat(output.suiting(25)).contains(25.0);
    assertThat(output.suiting(30000 / 1001.0)).contains(59.94);
    assertThat(output.suiting(60)).isEmpty();
    assertThat(output.suiting(17)).isEmpty();
  }

  @Test
  void knowsNothingWhereThereIsNoProgram() {
    XrandrDisplay display =
        new XrandrDisplay(
            new FolderHome(folder.resolve("home")), new Program(folder + "/there-is-none"));
    display.follow(true);
    display.suit(24);
    assertThat(display.now()).isEmpty();
    assertThat(display.canSwitch()).isFalse();
  }

  @Test
  void whateverTheProgramSaysIsHarmless() {
    assertThat(Output.read(List.of("", " ", "x connected", "   axb 1 2", "  9x9 no *"))).isEmpty();
    assertThat(Output.read("z connected\n  99999x99999 1.0*\n".repeat(9000).lines().toList()))
        .hasSizeLessThan(2001);
  }
}
