package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.library.LibraryException;
import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Entry;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.WatchedFolders.Holds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class H2ViewersTest {

  private static final Entry FREE = new Entry.Wrong(Optional.empty());

  @TempDir Path home;
  private Instant now = Instant.parse("2026-11-21T20:00:00Z");
  private Room room;
  private int parent;

  @BeforeEach
  void open() {
    room = new Room(home, () -> now);
    parent = room.viewers.current().number();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void restart() {
    room.close();
    room = new Room(home, () -> now);
  }

  private static Viewer child() {
    return new Viewer(0, "Blaise", 1, OptionalInt.of(9), false);
  }

  @Test
  void thereIsOneFromTheBeginning() {
    assertThat(room.viewers.all()).hasSize(1);
    assertThat(room.viewers.current().name()).isEqualTo("Everybody");
    assertThat(room.viewers.current().ageLimit()).isEmpty();
  }

  @Test
  void whoWatchesIsRememberedUnlessHeHasAPin() {
    int child = room.viewers.keep(child()).number();
    room.viewers.enter(child, "");
    restart();
    assertThat(room.viewers.current().name()).isEqualTo("Blaise");
    room.viewers.enter(parent, "");
    room.viewers.pin(parent, "1234");
    restart();
    assertThat(room.viewers.current().number()).isEqualTo(child);
    assertThat(room.viewers.all()).extracting(Viewer::hasPin).containsExactly(true, false);
  }

  @Test
  void whereAllHavePinsNobodyWatchesAfterARestart() {
    room.viewers.pin(parent, "1234");
    restart();
    assertThat(room.viewers.current().number()).isZero();
    assertThat(room.viewers.current().ageLimit()).hasValue(0);
    assertThat(room.viewers.refusal()).isPresent();
    assertThatThrownBy(() -> room.viewers.keep(child())).isInstanceOf(LibraryException.class);
    assertThat(room.viewers.enter(parent, "1234")).isInstanceOf(Entry.Entered.class);
    assertThat(room.viewers.current().number()).isEqualTo(parent);
  }

  @Test
  void wrongPinsCostAGrowingWaitThatSurvivesARestart() {
    room.viewers.pin(parent, "123456");
    assertThat(room.viewers.enter(parent, "1234")).isEqualTo(FREE);
    assertThat(room.viewers.enter(parent, "")).isEqualTo(FREE);
    Duration wait = Duration.ofSeconds(30);
    for (int wrong = 3; wrong < 14; wrong++) {
      restart();
      Entry.Wrong refused = (Entry.Wrong) room.viewers.enter(parent, "000000");
      assertThat(refused.notBefore()).hasValue(now.plus(wait));
      now = now.plus(wait).minusMillis(1);
      restart();
      assertThat(room.viewers.enter(parent, "123456"))
          .as("the right one too, too early")
          .isEqualTo(refused);
      now = now.plusMillis(1);
      wait =
          wait.multipliedBy(2).compareTo(Duration.ofHours(1)) > 0
              ? Duration.ofHours(1)
              : wait.multipliedBy(2);
    }
    assertThat(room.viewers.enter(parent, "123456")).isInstanceOf(Entry.Entered.class);
    assertThat(room.viewers.enter(parent, "1")).as("counted anew").isEqualTo(FREE);
  }

  @Test
  void aClockThatIsPutBackWinsNothingAndLocksNobodyOutForEver() {
    room.viewers.pin(parent, "1234");
    for (int i = 0; i < 3; i++) {
      room.viewers.enter(parent, "0000");
    }
    now = now.minus(Duration.ofDays(400));
    Entry.Wrong refused = (Entry.Wrong) room.viewers.enter(parent, "1234");
    assertThat(refused.notBefore().orElseThrow()).isBeforeOrEqualTo(now.plus(Duration.ofHours(1)));
  }

  @Test
  void manyAtOnceGetNoMoreTriesThanOne() throws Exception {
    room.viewers.pin(parent, "0042");
    int child = room.viewers.keep(child()).number();
    room.viewers.enter(child, "");
    List<Future<Entry>> tries = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int pin = 0; pin < 40; pin++) {
        String tried = "%04d".formatted(pin + 3);
        tries.add(crowd.submit(() -> room.viewers.enter(parent, tried)));
      }
    }
    int free = 0;
    for (Future<Entry> one : tries) {
      free += one.get().equals(FREE) || one.get() instanceof Entry.Entered ? 1 : 0;
    }
    assertThat(free).isLessThanOrEqualTo(3);
  }

  @Test
  void oneWithAnAgeLimitChangesNothingOfTheHouseholds() {
    room.put(Room.film("Alien", 1979));
    int child = room.viewers.keep(child()).number();
    assertThat(room.viewers.refusal()).isEmpty();
    room.viewers.enter(child, "");
    assertThat(room.viewers.refusal()).isPresent();
    List<Runnable> tries =
        List.of(
            () -> room.viewers.keep(new Viewer(0, "X", 0, OptionalInt.empty(), false)),
            () -> room.viewers.keep(new Viewer(child, "X", 0, OptionalInt.empty(), false)),
            () -> room.viewers.pin(parent, ""),
            () -> room.viewers.pin(child, "1234"),
            () -> room.viewers.remove(parent),
            () -> room.viewers.remove(child),
            () -> room.shelf.identify(new TitleId("file.00000000"), "X", 1, Map.of()),
            () -> room.intake.keep(Path.of("/other"), Holds.BOTH),
            () -> room.intake.forget(Room.FOLDER),
            () -> room.backup.write(home.resolve("b"), "password".toCharArray()),
            () -> room.backup.restore(home.resolve("b"), "password".toCharArray()));
    for (Runnable one : tries) {
      assertThatThrownBy(one::run)
          .isInstanceOf(LibraryException.class)
          .hasMessageContaining("age limit");
    }
    assertThat(room.viewers.all()).hasSize(2);
    assertThat(room.intake.folders()).hasSize(1);
    room.viewers.enter(parent, "");
    assertThat(room.names(Shelf.Query.ALL)).containsExactly("Alien");
    room.intake.forget(Room.FOLDER);
    assertThat(room.intake.folders()).isEmpty();
  }

  @Test
  void theLastOneWithoutAnAgeLimitStays() {
    assertThatThrownBy(() -> room.viewers.remove(parent)).isInstanceOf(LibraryException.class);
    assertThatThrownBy(
            () -> room.viewers.keep(new Viewer(parent, "A", 0, OptionalInt.of(18), false)))
        .isInstanceOf(LibraryException.class);
    int other = room.viewers.keep(new Viewer(0, "Ada", 2, OptionalInt.empty(), false)).number();
    room.viewers.remove(parent);
    assertThat(room.viewers.current().number()).isEqualTo(other);
  }

  @Test
  void aPinStaysWhenTheViewerIsKeptAgain() {
    room.viewers.pin(parent, "1234");
    room.viewers.keep(new Viewer(parent, "Ada", 3, OptionalInt.empty(), false));
    assertThat(room.viewers.current().name()).isEqualTo("Ada");
    assertThat(room.viewers.current().hasPin()).isTrue();
    assertThat(room.viewers.enter(parent, "4321")).isEqualTo(FREE);
    room.viewers.pin(parent, "");
    assertThat(room.viewers.enter(parent, "")).isInstanceOf(Entry.Entered.class);
  }

  @Test
  void badFormsAreRefused() {
    for (String pin : List.of("123", "123456789", "12a4", "١٢٣٤", " 1234")) {
      assertThatThrownBy(() -> room.viewers.pin(parent, pin)).isInstanceOf(LibraryException.class);
    }
    for (Viewer viewer :
        List.of(
            new Viewer(0, " ", 0, OptionalInt.empty(), false),
            new Viewer(0, "x".repeat(61), 0, OptionalInt.empty(), false),
            new Viewer(0, "A", 8, OptionalInt.empty(), false),
            new Viewer(0, "A", 0, OptionalInt.of(-1), false))) {
      assertThatThrownBy(() -> room.viewers.keep(viewer)).isInstanceOf(LibraryException.class);
    }
    assertThat(room.viewers.enter(99, "")).isEqualTo(FREE);
  }

  @Test
  void listenersHearOfWhoWatches() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    AutoCloseable handle = room.viewers.onChange(heard::incrementAndGet);
    room.viewers.keep(child());
    room.viewers.enter(parent, "");
    assertThat(heard).hasValue(2);
    handle.close();
    room.viewers.enter(parent, "");
    assertThat(heard).hasValue(2);
  }
}
