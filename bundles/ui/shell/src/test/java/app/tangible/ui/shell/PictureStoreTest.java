package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures on the disk: bounded, whole, and silent about what they show. */
class PictureStoreTest {

  private static final int KIB = 1 << 10;

  @TempDir Path folder;

  private PictureStore store;

  @BeforeEach
  void open() throws IOException {
    store = new PictureStore(folder.resolve("pictures"), 10 * KIB);
  }

  private static URI address(int number) {
    return URI.create("https://pictures.example/Big-Buck-Bunny/" + number + ".jpg");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("pictures"))) {
      return all.filter(file -> !file.endsWith("key")).toList();
    }
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    store.put(address(1), new byte[] {1, 2, 3});
    assertThat(store.get(address(1))).hasValue(new byte[] {1, 2, 3});
    assertThat(store.get(address(2))).isEmpty();
    PictureStore again = new PictureStore(folder.resolve("pictures"), 10 * KIB);
    assertThat(again.get(address(1))).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void theLeastLookedAtGoFirst() throws IOException {
    for (int i = 0; i < 10; i++) {
      store.put(address(i), new byte[KIB]);
    }
    Instant past = Instant.parse("2020-01-01T00:00:00Z");
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(past));
    }
    assertThat(store.get(address(3))).isPresent();
    store.put(address(10), new byte[KIB]);
    assertThat(files()).hasSizeLessThanOrEqualTo(9);
    assertThat(store.get(address(3))).isPresent();
    assertThat(store.get(address(10))).isPresent();
  }

  @Test
  void neverHoldsMoreThanItMay() throws IOException {
    for (int i = 0; i < 200; i++) {
      store.put(address(i), new byte[i * 7 % (2 * KIB)]);
      long bytes = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
      }
      assertThat(bytes).isLessThanOrEqualTo(10 * KIB);
    }
    store.put(address(1000), new byte[11 * KIB]);
    assertThat(store.get(address(1000))).isEmpty();
  }

  @Test
  void namesOfFilesTellNothingAndAreOthersInAnotherHousehold() throws IOException {
    store.put(address(1), new byte[1]);
    PictureStore other = new PictureStore(folder.resolve("other"), 10 * KIB);
    other.put(address(1), new byte[1]);
    String here = files().getFirst().getFileName().toString();
    assertThat(here).matches("[0-9a-f]{40}\\.picture");
    try (Stream<Path> there = Files.list(folder.resolve("other"))) {
      assertThat(there.map(file -> file.getFileName().toString())).doesNotContain(here);
    }
  }

  @Test
  void leavesNoHalfOfAPicture() throws IOException {
    store.put(address(1), new byte[KIB]);
    assertThat(files()).allMatch(file -> file.toString().endsWith(".picture"));
  }

  @Test
  void aStoreThatCannotBeWrittenIsAsGoodAsNone() throws IOException {
    Files.delete(folder.resolve("pictures").resolve("key"));
    Files.delete(folder.resolve("pictures"));
    store.put(address(1), new byte[1]);
    assertThat(store.get(address(1))).isEmpty();
  }
}
