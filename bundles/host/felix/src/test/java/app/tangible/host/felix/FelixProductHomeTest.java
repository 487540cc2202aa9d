package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FelixProductHomeTest {

  @TempDir private Path folder;

  @Test
  void makesFoldersThatOnlyTheirOwnerSees() throws IOException {
    Path made = new FelixProductHome("center", folder, folder).folder("library");
    assertThat(made).isEqualTo(folder.resolve("library")).isDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../other", "a/b", "/etc", ".hidden", "A"})
  void refusesWhatIsNoFolderName(String name) {
    FelixProductHome home = new FelixProductHome("center", folder, folder);
    assertThatThrownBy(() -> home.folder(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
