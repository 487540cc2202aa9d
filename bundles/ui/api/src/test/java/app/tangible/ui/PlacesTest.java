package app.tangible.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  @TempDir Path root;

  private Path home;
  private Path media;
  private Places places;

  @BeforeEach
  void makeAMachine() throws Exception {
    home = Files.createDirectories(root.resolve("home"));
    media = Files.createDirectories(root.resolve("media"));
    places = new Places(home, List.of(media.resolve("ada"), media));
  }

  @Test
  void theHomeAndTheComputerAreAlwaysThere() {
    assertThat(places.all())
        .containsExactly(
            java.util.Map.entry(home, Places.Kind.HOME),
            java.util.Map.entry(home.getRoot(), Places.Kind.COMPUTER));
  }

  @Test
  void theDesktopsOwnWordForVideosComesFirst() throws Exception {
    Path films = Files.createDirectories(home.resolve("Meine Filme"));
    Path usual = Files.createDirectories(home.resolve("Videos"));
    Files.createDirectories(home.resolve(".config"));
    Files.writeString(
        home.resolve(".config/user-dirs.dirs"),
        "# a comment\nXDG_MUSIC_DIR=\"$HOME/Music\"\nXDG_VIDEOS_DIR=\"$HOME/Meine Filme\"\n");
    assertThat(places.all().keySet()).startsWith(films, usual);
  }

  @Test
  void aDesktopThatNamesTheHomeItselfNamesNothing() throws Exception {
    Files.createDirectories(home.resolve(".config"));
    Files.writeString(home.resolve(".config/user-dirs.dirs"), "XDG_VIDEOS_DIR=\"$HOME/\"\n");
    assertThat(places.all().get(home)).isEqualTo(Places.Kind.HOME);
  }

  @Test
  void aFileThatIsNoTextHarmsNothing() throws Exception {
    Files.createDirectories(home.resolve(".config"));
    Files.write(home.resolve(".config/user-dirs.dirs"), new byte[] {(byte) 0xff, 0, (byte) 0xc3});
    assertThat(places.all()).containsKey(home);
  }

  @Test
  void disksAreFoundWhereSystemsShowThem() throws Exception {
    Path disk = Files.createDirectories(media.resolve("ada").resolve("Films 4 TB"));
    Files.writeString(media.resolve("readme"), "no disk");
    assertThat(places.all()).containsEntry(disk, Places.Kind.DISK);
    // The folder of the person's disks is none itself.
    assertThat(places.all()).doesNotContainKey(media.resolve("ada"));
  }
}
