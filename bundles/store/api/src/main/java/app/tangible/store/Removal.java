package app.tangible.store;

/** What came of taking a film from this disk. */
public sealed interface Removal {

  /**
   * Its file is erased; the film stays the household's.
   *
   * @param freedBytes of the sealed film
   */
  record Removed(long freedBytes) implements Removal {}

  /** Somebody watches it: nothing was done. */
  record Watched() implements Removal {}

  /** There is nothing to erase: it is not here whole, or was wanted again meanwhile. */
  record NotHere() implements Removal {}
}
