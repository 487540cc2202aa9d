package app.tangible.viewing.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.testing.FakeShelf;
import app.tangible.player.StillMaker;
import app.tangible.viewing.Viewing.Still;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stills rest sealed, bounded, and without a name that tells anything. */
class StillsTest {

  private static final TitleId ONE = new TitleId("file.00000001");
  private static final TitleId TWO = new TitleId("file.00000002");

  @TempDir Path folder;

  private StillStore store(int key, long bytes) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) key);
    return new StillStore(folder, secret, bytes);
  }

  private static List<Still> stills(int count) {
    List<Still> stills = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] jpeg = ("a picture that shows what is sealed " + i).getBytes(StandardCharsets.UTF_8);
      stills.add(new Still(Duration.ofSeconds(10L * i), jpeg));
    }
    return stills;
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void comeBackAsTheyWereWritten() {
    try (StillStore store = store(1, 1 << 20)) {
      store.write(ONE, stills(3));
      assertThat(store.has(ONE)).isTrue();
      assertThat(store.has(TWO)).isFalse();
      List<Still> read = store.read(ONE).orElseThrow();
      assertThat(read)
          .extracting(Still::at)
          .containsExactlyElementsOf(stills(3).stream().map(Still::at).toList());
      assertThat(read.get(2).jpeg()).isEqualTo(stills(3).get(2).jpeg());
    }
  }

  @Test
  void neitherPictureNorIdIsOnTheDisk() throws Exception {
    try (StillStore store = store(1, 1 << 20)) {
      store.write(ONE, stills(3));
    }
    Path file = files().getFirst();
    assertThat(file.getFileName().toString()).matches("[0-9a-f]{32}").doesNotContain("00000001");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("a picture");
  }

  @Test
  void areNothingWithAnotherKeyForAnotherTitleOrDamaged() throws Exception {
    try (StillStore store = store(1, 1 << 20)) {
      store.write(ONE, stills(3));
      store.write(TWO, stills(2));
      List<Path> both = files();
      byte[] first = Files.readAllBytes(both.get(0));
      Files.write(both.get(0), Files.readAllBytes(both.get(1)));
      assertThat(Stream.of(ONE, TWO).map(store::read).filter(Optional::isPresent)).hasSize(1);
      first[first.length - 1] ^= 1;
      Files.write(both.get(0), first);
      Files.write(both.get(1), new byte[5]);
      assertThat(store.read(ONE)).isEmpty();
      assertThat(store.read(TWO)).isEmpty();
    }
    try (StillStore other = store(2, 1 << 20)) {
      assertThat(other.read(ONE)).isEmpty();
    }
  }

  @Test
  void goWithTheirTitleAndWhatIsBeingMadeOfItIsLeft() {
    Title film =
        app.tangible.library.testing.Titles.film(1, "Film", 2001)
            .length(Duration.ofMinutes(2))
            .build();
    House house = new House(folder.resolve("house"), film);
    house.files(film.id(), folder);
    AtomicInteger taken = new AtomicInteger();
    StillMaker endless =
        (medium, positions, width, taker) -> {
          while (taker.take(Duration.ZERO, 1, 1, new int[] {0xFF})) {
            taken.incrementAndGet();
          }
        };
    Titles those = new Titles(house.shelf, new SealedFilms(null, null, null, null));
    try (house;
        StillStore store = store(1, 1 << 20);
        Stills stills = new Stills(store, those, endless, 1)) {
      store.write(ONE, stills(3));
      store.write(TWO, stills(3));
      stills.idle(true);
      await().atMost(House.PATIENCE).until(() -> taken.get() > 0);
      stills.letGo(Set.of(ONE, film.id()));
      assertThat(store.has(ONE)).isFalse();
      assertThat(store.has(film.id())).isFalse();
      assertThat(store.has(TWO)).isTrue();
    }
  }

  @Test
  void theOldestGoWhenThereIsNoRoom() throws Exception {
    try (StillStore store = store(1, 2000)) {
      for (int i = 0; i < 20; i++) {
        store.write(new TitleId("file.000000%02d".formatted(i)), stills(5));
      }
      assertThat(files()).hasSizeBetween(1, 8);
      assertThat(store.has(new TitleId("file.00000019"))).isTrue();
    }
  }

  @Test
  void areMadeWhileNothingIsOnAndLeftWhenSomethingIs() throws Exception {
    Title film =
        app.tangible.library.testing.Titles.film(1, "Film", 2001)
            .length(Duration.ofMinutes(2))
            .build();
    Titles titles = new Titles(FakeShelf.with(film), new SealedFilms(null, null, null, null));
    House house = new House(folder.resolve("house"), film);
    house.files(film.id(), Files.writeString(folder.resolve("film.mkv"), "film"));
    StillMaker maker =
        (medium, positions, width, taker) -> {
          for (Duration position : positions) {
            if (!taker.take(position, 2, 2, new int[] {0xFF0000, 0xFF00, 0xFF, 0xFFFFFF})) {
              return;
            }
          }
        };
    Titles those = new Titles(house.shelf, titles.sealed());
    try (StillStore store = store(1, 1 << 20);
        Stills stills = new Stills(store, those, maker, 2)) {
      stills.idle(true);
      assertThat(store.has(film.id())).isFalse();
      stills.idle(true);
      await().atMost(House.PATIENCE).until(() -> store.has(film.id()));
      stills.show(Optional.of(film.id()));
      await().atMost(House.PATIENCE).until(() -> stills.of(Duration.ofSeconds(31)).isPresent());
      Still near = stills.of(Duration.ofSeconds(31)).orElseThrow();
      assertThat(near.at()).isEqualTo(Duration.ofSeconds(30));
      assertThat(near.jpeg()).startsWith(0xFF, 0xD8);
      assertThat(stills.of(Duration.ofHours(1))).isEmpty();
    }
    house.close();
  }
}
