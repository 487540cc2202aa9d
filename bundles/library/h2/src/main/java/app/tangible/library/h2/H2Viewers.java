package app.tangible.library.h2;

import app.tangible.host.HouseRules;
import app.tangible.library.LibraryException;
import app.tangible.library.Viewers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Viewers in the household's file.
 *
 * <p>Wrong PINs: the first two cost nothing, the third half a minute, each one more twice as long,
 * at most an hour. A try is counted on the disk before the PIN is looked at, so that ending the
 * product wins none; nor does a clock that is put back.
 */
@Component
public final class H2Viewers implements Viewers, HouseRules {

  private static final int FREE = 2;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int COLOURS = 8;
  private static final int LONGEST_NAME = 60;
  private static final int OLDEST = 25;

  private final OpenLibrary library;
  private final InstantSource clock;
  private final int rounds;
  private final ReentrantLock door = new ReentrantLock();

  /** On an open library. */
  @Activate
  public H2Viewers(@Reference OpenLibrary library) {
    this(library, InstantSource.system(), Pin.ROUNDS);
  }

  H2Viewers(OpenLibrary library, InstantSource clock, int rounds) {
    this.library = library;
    this.clock = clock;
    this.rounds = rounds;
  }

  private List<ViewerRows.Row> rows() {
    return library.database().read(ViewerRows::all);
  }

  private Optional<ViewerRows.Row> row(int number) {
    return rows().stream().filter(row -> row.viewer().number() == number).findFirst();
  }

  @Override
  public List<Viewer> all() {
    return rows().stream().map(row -> Audience.named(row.viewer())).toList();
  }

  @Override
  public Viewer current() {
    return library.audience().now().viewer();
  }

  @Override
  public Optional<String> refusal() {
    return library.audience().refusal();
  }

  @Override
  public Entry enter(int viewer, String pin) {
    door.lock();
    try {
      Optional<ViewerRows.Row> row = row(viewer);
      if (row.isEmpty()) {
        return new Entry.Wrong(Optional.empty());
      }
      if (row.get().pin().isPresent()) {
        Optional<Entry> refused = refused(row.get(), row.get().pin().get(), pin);
        if (refused.isPresent()) {
          return refused.get();
        }
      }
      library
          .database()
          .write(
              connection -> ViewerRows.current(connection, viewer),
              (connection, result) -> {
                library.audience().enter(connection, viewer);
                return result;
              });
    } finally {
      door.unlock();
    }
    tell();
    return new Entry.Entered(current());
  }

  private Optional<Entry> refused(ViewerRows.Row row, Pin right, String pin) {
    Instant now = clock.instant();
    Optional<Instant> notBefore = row.notBefore().filter(now::isBefore);
    if (notBefore.isPresent()) {
      Instant longest = now.plus(LONGEST_WAIT);
      return Optional.of(
          new Entry.Wrong(notBefore.map(when -> when.isAfter(longest) ? longest : when)));
    }
    int number = row.viewer().number();
    int wrong = row.wrong() + 1;
    Optional<Instant> next = wait(wrong).map(now::plus);
    library.database().write(connection -> ViewerRows.wrong(connection, number, wrong, next));
    if (!Pin.isOne(pin) || !right.is(pin)) {
      return Optional.of(new Entry.Wrong(next));
    }
    library
        .database()
        .write(connection -> ViewerRows.wrong(connection, number, 0, Optional.empty()));
    return Optional.empty();
  }

  private static Optional<Duration> wait(int wrong) {
    if (wrong <= FREE) {
      return Optional.empty();
    }
    // Twice as long each time; ten doublings are past the longest.
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(10, wrong - FREE - 1));
    return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  @Override
  public Viewer keep(Viewer viewer) {
    String name = viewer.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || viewer.colour() < 0
        || viewer.colour() >= COLOURS
        || viewer.ageLimit().orElse(0) < 0
        || viewer.ageLimit().orElse(0) > OLDEST) {
      throw new LibraryException(Messages.text("viewer.form"));
    }
    Viewer kept =
        new Viewer(viewer.number(), name, viewer.colour(), viewer.ageLimit(), viewer.hasPin());
    int[] number = {viewer.number()};
    change(
        () -> {
          if (number[0] != 0 && viewer.ageLimit().isPresent()) {
            refuseTheLastAdult(number[0]);
          }
          return connection -> {
            if (number[0] == 0) {
              String mark = UUID.randomUUID().toString().replace("-", "");
              number[0] = ViewerRows.add(connection, kept, mark);
              return 1;
            }
            return ViewerRows.change(connection, kept);
          };
        });
    return row(number[0])
        .map(row -> Audience.named(row.viewer()))
        .orElseThrow(() -> new LibraryException(Messages.text("viewer.gone")));
  }

  @Override
  public void pin(int viewer, String pin) {
    if (!pin.isEmpty() && !Pin.isOne(pin)) {
      throw new LibraryException(Messages.text("pin.form"));
    }
    Optional<Pin> fresh = pin.isEmpty() ? Optional.empty() : Optional.of(Pin.of(pin, rounds));
    change(() -> connection -> ViewerRows.pin(connection, viewer, fresh));
  }

  @Override
  public void remove(int viewer) {
    change(
        () -> {
          refuseTheLastAdult(viewer);
          return connection -> ViewerRows.remove(connection, viewer);
        });
  }

  private void refuseTheLastAdult(int viewer) {
    boolean another =
        rows().stream()
            .map(ViewerRows.Row::viewer)
            .anyMatch(row -> row.number() != viewer && row.ageLimit().isEmpty());
    if (!another) {
      throw new LibraryException(Messages.text("viewer.last"));
    }
  }

  /** What is to be done, once it is clear that it may be. */
  @FunctionalInterface
  private interface Plan {
    Database.Work<Integer> work();
  }

  private void change(Plan plan) {
    door.lock();
    try {
      library.audience().refuseLimited();
      library
          .database()
          .write(
              plan.work(),
              (connection, result) -> {
                library.audience().refresh(connection);
                return result;
              });
    } finally {
      door.unlock();
    }
    tell();
  }

  private void tell() {
    library.viewerListeners().tell();
    library.shelfListeners().tell();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return library.viewerListeners().add(listener);
  }
}
