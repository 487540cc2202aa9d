package app.tangible.royalty;

import java.util.List;

/**
 * Ledger against chain, and this server's sales against both.
 *
 * @param block as of this one
 * @param postings that were compared
 * @param units that the ledger's postings of sales sum to
 * @param differences at most {@value #MAX_DIFFERENCES}
 */
public record Reconciliation(long block, long postings, long units, List<Difference> differences) {

  /** Most that are named. */
  public static final int MAX_DIFFERENCES = 100;

  /** Copies. */
  public Reconciliation {
    differences = List.copyOf(differences);
  }

  /** Whether nothing differs, to the unit. */
  public boolean isEqual() {
    return differences.isEmpty();
  }

  /**
   * One that differs.
   *
   * @param what English, in a few words
   * @param where token, transaction or purchase
   * @param chain what the chain says
   * @param here what this server says
   */
  public record Difference(String what, String where, String chain, String here) {}
}
