package app.tangible.ui.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

  @TempDir Path folder;

  @Test
  void foldersAreSortedAsPeopleOfTheLanguageDoAndHiddenOnesLeftOut() throws Exception {
    for (String name : new String[] {"zoo", "Été", "eau", "éclair", ".hidden", "Animé"}) {
      Files.createDirectory(folder.resolve(name));
    }
    assertThat(Listing.of(folder, Locale.FRENCH).folders())
        .extracting(Listing::nameOf)
        .containsExactly("Animé", "eau", "éclair", "Été", "zoo");
  }

  @Test
  void filmsAreCountedByTheirEndingWhateverItsCase() throws Exception {
    for (String name : new String[] {"a.mkv", "b.MP4", "c.nfo", "d", ".e.mkv", "mkv"}) {
      Files.writeString(folder.resolve(name), "");
    }
    assertThat(Listing.of(folder, Locale.ENGLISH).films()).isEqualTo(2);
  }

  @Test
  void aFolderOfThousandsIsCutAndSaysSo() throws Exception {
    int count = Listing.MOST_LISTED + 3;
    for (int i = 0; i < count; i++) {
      Files.createDirectory(folder.resolve("f" + i));
    }
    Listing listing = Listing.of(folder, Locale.ENGLISH);
    assertThat(listing.folders()).hasSize(Listing.MOST_LISTED);
    assertThat(listing.more()).isEqualTo(3);
  }

  @Test
  void aLinkInACircleIsAFolderLikeAnother() throws Exception {
    Files.createSymbolicLink(folder.resolve("again"), folder);
    Listing listing = Listing.of(folder.resolve("again").resolve("again"), Locale.ENGLISH);
    assertThat(listing.folders()).hasSize(1);
  }

  @Test
  void whatIsNoFolderIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Listing.of(file, Locale.ENGLISH)).isInstanceOf(IOException.class);
  }
}
