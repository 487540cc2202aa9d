package app.tangible.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

  @TempDir private Path folder;

  @Test
  void aSecondStartIsToldWhoHoldsTheHome() throws Exception {
    Path home = folder.resolve("a/center");
    try (HomeLock _ = HomeLock.acquire(home)) {
      assertThatThrownBy(() -> HomeLock.acquire(home))
          .isInstanceOf(HomeLock.HeldException.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
    HomeLock.acquire(home).close();
  }

  @Test
  void theHomeIsClosedToOthers() throws Exception {
    Path home = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    HomeLock.acquire(home).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }
}
