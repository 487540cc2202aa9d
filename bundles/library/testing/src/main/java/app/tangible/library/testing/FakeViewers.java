package app.tangible.library.testing;

import app.tangible.host.HouseRules;
import app.tangible.library.LibraryException;
import app.tangible.library.Viewers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Viewers in memory; the third wrong PIN costs half a minute, which does not pass by itself. */
public final class FakeViewers implements Viewers, HouseRules {

  private final SortedMap<Integer, Viewer> all = new TreeMap<>();
  private final SortedMap<Integer, String> pins = new TreeMap<>();
  private final Listeners listeners = new Listeners();
  private int current = 1;
  private int wrong;

  /** One, without age limit. */
  public FakeViewers() {
    all.put(1, new Viewer(1, "Ada", 0, OptionalInt.empty(), false));
  }

  /** These in place of the one, numbered from 1; the first is watching. */
  public static FakeViewers with(Viewer... those) {
    FakeViewers viewers = new FakeViewers();
    viewers.all.clear();
    Arrays.stream(those).forEach(viewers::put);
    return viewers;
  }

  /** A parent with the PIN 1234, a child of nine without one, and a guest; the parent watches. */
  public static FakeViewers family() {
    FakeViewers viewers =
        with(
            new Viewer(0, "Ada", 0, OptionalInt.empty(), false),
            new Viewer(0, "Blaise", 3, OptionalInt.of(9), false),
            new Viewer(0, "Guest", 5, OptionalInt.of(12), false));
    viewers.pin(1, "1234");
    return viewers;
  }

  private synchronized Viewer put(Viewer viewer) {
    int number = viewer.number() != 0 ? viewer.number() : all.isEmpty() ? 1 : all.lastKey() + 1;
    Viewer kept =
        new Viewer(
            number, viewer.name(), viewer.colour(), viewer.ageLimit(), pins.containsKey(number));
    all.put(number, kept);
    return kept;
  }

  @Override
  public synchronized List<Viewer> all() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized Viewer current() {
    return all.get(current);
  }

  @Override
  public Entry enter(int viewer, String pin) {
    synchronized (this) {
      if (pins.containsKey(viewer) && !pins.get(viewer).equals(pin)) {
        wrong++;
        return new Entry.Wrong(
            wrong < 3 ? Optional.empty() : Optional.of(Instant.now().plusSeconds(30)));
      }
      wrong = 0;
      current = viewer;
    }
    listeners.tell();
    return new Entry.Entered(current());
  }

  @Override
  public Viewer keep(Viewer viewer) {
    mayChange();
    Viewer kept = put(viewer);
    listeners.tell();
    return kept;
  }

  @Override
  public void pin(int viewer, String pin) {
    mayChange();
    synchronized (this) {
      if (pin.isEmpty()) {
        pins.remove(viewer);
      } else {
        pins.put(viewer, pin);
      }
      put(all.get(viewer));
    }
    listeners.tell();
  }

  @Override
  public void remove(int viewer) {
    mayChange();
    synchronized (this) {
      if (all.values().stream()
          .noneMatch(one -> one.number() != viewer && one.ageLimit().isEmpty())) {
        throw new LibraryException("the last one without an age limit stays");
      }
      all.remove(viewer);
      pins.remove(viewer);
      current = current == viewer ? all.firstKey() : current;
    }
    listeners.tell();
  }

  @Override
  public Optional<String> refusal() {
    return current().ageLimit().isPresent()
        ? Optional.of("Ask someone without an age limit.")
        : Optional.empty();
  }

  private void mayChange() {
    if (refusal().isPresent()) {
      throw new LibraryException("one with an age limit changes nobody");
    }
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }
}
