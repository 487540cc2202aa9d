package app.tangible.royalty.sql;

import app.tangible.royalty.Reconciliation;
import app.tangible.royalty.Reconciliation.Difference;
import java.util.ArrayList;
import java.util.List;

/** The first differences that were found. */
final class Differences {

  private final List<Difference> found = new ArrayList<>();

  void add(String what, String where, Object chain, Object here) {
    if (found.size() < Reconciliation.MAX_DIFFERENCES) {
      found.add(new Difference(what, where, String.valueOf(chain), String.valueOf(here)));
    }
  }

  List<Difference> all() {
    return List.copyOf(found);
  }
}
