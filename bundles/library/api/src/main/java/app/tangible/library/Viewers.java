package app.tangible.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who watches. Each has what he has seen and may be kept from what is not for his age. There is
 * always at least one, and one at least has no age limit. A PIN keeps a child out, not a thief: it
 * is four to eight digits, kept as a salted, slow hash, and wrong ones cost a growing wait.
 */
@ProviderType
public interface Viewers {

  /** In the order in which they were added. */
  List<Viewer> all();

  /**
   * Who is watching now; remembered over restarts unless he has a PIN: then it is the first without
   * one, and where there is none nobody, whose number is 0 and for whom nothing is but what is for
   * the age of 0.
   */
  Viewer current();

  /** Changes who is watching. */
  Entry enter(int viewer, String pin);

  /**
   * Adds or, with the number of one that is there, changes one; a PIN that is there stays.
   *
   * @throws LibraryException when the current one has an age limit, or the last one without would
   *     go
   */
  Viewer keep(Viewer viewer);

  /** Sets the PIN, four to eight digits; empty for none. As {@link #keep} otherwise. */
  void pin(int viewer, String pin);

  /** Removes one, with his history. As {@link #keep} otherwise. */
  void remove(int viewer);

  /** Calls the listener when one is added, changed or removed, or another one watches. */
  AutoCloseable onChange(Runnable listener);

  /**
   * One who watches.
   *
   * @param number 0 for one that is to be added
   * @param colour 0 to 7, of his mark
   * @param ageLimit he sees nothing for older people, nor what has no known age; empty for no limit
   * @param hasPin ignored by {@link #keep}
   */
  record Viewer(int number, String name, int colour, OptionalInt ageLimit, boolean hasPin) {}

  /** What came of it. */
  sealed interface Entry {

    /** He is watching now. */
    record Entered(Viewer viewer) implements Entry {}

    /** The PIN is wrong; the next try counts only after that time. */
    record Wrong(Optional<Instant> notBefore) implements Entry {}
  }
}
