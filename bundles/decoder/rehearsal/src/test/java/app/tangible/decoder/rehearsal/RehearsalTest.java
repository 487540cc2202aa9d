package app.tangible.decoder.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import app.tangible.decoder.protocol.GuestProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a JVM that is none. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RehearsalTest {

  @TempDir Path folder;

  @BeforeEach
  void aJar() throws IOException {
    Files.createFile(folder.resolve("guest.jar"));
  }

  @Test
  void aGuestThatHangsIsEnded() throws IOException {
    Path java = java("exec sleep 300");
    assertThatIOException().isThrownBy(() -> Rehearsal.run(folder, java, Duration.ofSeconds(1)));
    assertThat(folder.resolve(GuestProgram.CACHE)).doesNotExist();
  }

  @Test
  void anAssemblyThatHangsIsEnded() throws IOException {
    Path hangs = java("echo 'it hangs' && exec sleep 300");
    assertThatIOException()
        .isThrownBy(() -> Rehearsal.assemble(List.of(hangs.toString()), Duration.ofSeconds(1)))
        .withMessageContaining("it hangs");
  }

  @Test
  void nothingOfTheBuildsEnvironmentComesToTheGuest() throws IOException {
    Path seen = folder.resolve("seen");
    Path java = java("env >'" + seen + "'; exit 1");
    assertThatIOException().isThrownBy(() -> Rehearsal.run(folder, java));
    Set<String> names =
        Files.readAllLines(seen).stream()
            .map(line -> line.substring(0, line.indexOf('=')))
            .collect(Collectors.toSet());
    // The shell's own.
    assertThat(names).isSubsetOf("PWD", "OLDPWD", "SHLVL", "_");
  }

  private Path java(String body) throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + body + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return java;
  }
}
