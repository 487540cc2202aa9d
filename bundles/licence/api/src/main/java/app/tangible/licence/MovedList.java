package app.tangible.licence;

import java.time.Instant;
import java.util.List;

/**
 * Licences that changed hands, numbered by the platform in the order in which it learnt of it.
 *
 * @param from number after which the list begins
 * @param to number of its last entry; {@code from} where it is empty
 */
public record MovedList(long from, long to, Instant issued, List<Entry> moved) {

  /** The most entries in one list, so that it stays within a signed document's 64 KiB. */
  public static final int MAX_ENTRIES = 1_000;

  /** Copies; refuses a list whose numbers do not fit its entries. */
  public MovedList {
    moved = List.copyOf(moved);
    if (from < 0 || to != from + moved.size() || moved.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "a moved list from " + from + " to " + to + " cannot have " + moved.size() + " entries");
    }
  }

  /**
   * One licence that moved.
   *
   * @param tokenId decimal
   * @param nonce of its owner word since: certificates of a lower one are void
   */
  public record Entry(String tokenId, long nonce) {}
}
