package app.tangible.royalty.rest;

import app.tangible.royalty.Reconciliation;
import java.util.List;

/** What comparing ledger and chain found. */
public record ReconciliationBody(
    boolean equal, long block, long postings, long units, List<Difference> differences) {

  /** One that differs. */
  public record Difference(String what, String where, String chain, String ledger) {}

  static ReconciliationBody of(Reconciliation found) {
    return new ReconciliationBody(
        found.isEqual(),
        found.block(),
        found.postings(),
        found.units(),
        found.differences().stream()
            .map(d -> new Difference(d.what(), d.where(), d.chain(), d.here()))
            .toList());
  }
}
