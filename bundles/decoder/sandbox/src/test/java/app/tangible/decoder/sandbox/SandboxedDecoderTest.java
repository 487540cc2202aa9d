package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tangible.decoder.Decoder.Level;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Platform;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxedDecoderTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path MACHINE_ID = Path.of("/etc/machine-id");

  @TempDir Path folder;
  private final Platform platform = new Platform();

  @Test
  void refusesAConfigurationThatNamesNobodyToBelieve() {
    TestConfig good = TestConfig.of(platform.trust());
    for (TestConfig bad :
        new TestConfig[] {
          TestConfig.of(new TrustRoots("", platform.trust().log())),
          TestConfig.of(new TrustRoots("XY".repeat(32), platform.trust().log())),
          TestConfig.of(new TrustRoots(platform.trust().issuer(), " ")),
          good.bubblewrap("sometimes"),
          new TestConfig(good.issuer(), good.log(), "auto", "", "/etc/machine-id", false, 8, 0),
          new TestConfig(good.issuer(), good.log(), "auto", "", "/etc/machine-id", false, 96, -1)
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> decoder(bad));
    }
  }

  @Test
  void staysAsStrictAsTheHouseholdChose() throws IOException {
    TestConfig lenient = TestConfig.of(platform.trust());
    try (Closing first = new Closing(decoder(lenient))) {
      assertThat(first.decoder().strict()).isFalse();
      first.decoder().strict(true);
      assertThat(first.decoder().strict()).isTrue();
    }
    try (Closing second = new Closing(decoder(lenient))) {
      assertThat(second.decoder().strict()).isTrue();
      second.decoder().strict(false);
    }
    try (Closing third = new Closing(decoder(lenient.strictly()))) {
      assertThat(third.decoder().strict()).isFalse();
    }
  }

  @Test
  void isStrictWhereTheChoiceCannotBeRead() throws IOException {
    Path choice = folder.resolve("home/decoder-settings/strict");
    Files.createDirectories(choice.getParent());
    for (String damaged : new String[] {"", "fals", "false".repeat(1000)}) {
      Files.writeString(choice, damaged);
      try (Closing decoder = new Closing(decoder(TestConfig.of(platform.trust())))) {
        assertThat(decoder.decoder().strict()).as(damaged).isTrue();
      }
    }
  }

  @Test
  void saysWhatToDoWhenItsJarsAreMissing() throws IOException {
    Files.createDirectories(folder.resolve("decoder"));
    try (Closing decoder = new Closing(decoder(TestConfig.of(platform.trust())))) {
      assertThatExceptionOfType(DecoderException.class)
          .isThrownBy(() -> decoder.decoder().level())
          .withMessageContaining("install the product again");
    }
  }

  @Test
  void fallsBackToAPlainProcessWhereBubblewrapRefuses() throws IOException {
    Path refusing = script("echo 'bwrap: No permissions to create new namespace' >&2; exit 1");
    try (GuestLauncher launcher = launcher(refusing)) {
      assertThat(launcher.level()).isEqualTo(Level.PLAIN_PROCESS);
      launcher.start(Optional.empty()).close();
    }
  }

  @Test
  void aFilmThatVanishesIsNoReasonToDropTheSandbox() throws IOException {
    Path film = Files.createFile(folder.resolve("film"));
    // As bubblewrap says it when the file goes after it was looked up.
    Path vanished =
        script(
            "case \"$*\" in *"
                + film.toRealPath()
                + "*) echo \"bwrap: Can't find source path\" >&2; exit 1;;"
                + " esac\n"
                + "exec /usr/bin/bwrap \"$@\"");
    try (GuestLauncher launcher = launcher(vanished)) {
      assertThatExceptionOfType(DecoderException.class)
          .isThrownBy(() -> launcher.start(Optional.of(film)))
          .withMessageContaining("find source path");
      assertThat(launcher.level()).isEqualTo(Level.SANDBOXED_PROCESS);
    }
  }

  @Test
  void neverFallsBackOnceBubblewrapHasWorked() throws IOException {
    Path moody = Files.createSymbolicLink(folder.resolve("bwrap"), Path.of("/usr/bin/bwrap"));
    try (GuestLauncher launcher = launcher(moody)) {
      assertThat(launcher.level()).isEqualTo(Level.SANDBOXED_PROCESS);
      Files.delete(moody);
      Files.move(script("echo 'bwrap: no more' >&2; exit 1"), moody);
      assertThatExceptionOfType(DecoderException.class)
          .isThrownBy(() -> launcher.start(Optional.empty()))
          .withMessageContaining("bwrap: no more");
      assertThat(launcher.level()).isEqualTo(Level.SANDBOXED_PROCESS);
    }
  }

  @Test
  void aGuestThatFailsForAnotherReasonIsNoReasonToDropTheSandbox() throws IOException {
    Path broken = script("echo 'Error: Could not create the Java Virtual Machine.' >&2; exit 1");
    try (GuestLauncher launcher = launcher(broken)) {
      assertThatExceptionOfType(DecoderException.class)
          .isThrownBy(launcher::level)
          .withMessageContaining("Could not create the Java Virtual Machine");
    }
  }

  private GuestLauncher launcher(Path bubblewrap) throws IOException {
    Path jars = TestHome.distribution(folder.resolve("distribution")).resolve("decoder");
    return new GuestLauncher(
        new GuestProgram(JAVA, jars, 96),
        Files.createDirectories(folder.resolve("state")),
        MACHINE_ID,
        Optional.of(new Bubblewrap(bubblewrap)));
  }

  private Path script(String body) throws IOException {
    Path script = Files.createTempFile(folder, "bwrap", ".sh");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private SandboxedDecoder decoder(TestConfig config) {
    return new SandboxedDecoder(
        new TestHome(folder.resolve("home"), folder),
        new Household(1),
        platform.checker(),
        platform.receipts(),
        platform.movedLists(),
        config);
  }

  private record Closing(SandboxedDecoder decoder) implements AutoCloseable {
    @Override
    public void close() {
      decoder.close();
    }
  }
}
