package app.tangible.soak;

import app.tangible.demo.Await;
import app.tangible.demo.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the households were told with the chain, and the chain with the backend. */
final class Books {

  private static final Duration READING = Duration.ofMinutes(1);

  private final Town town;

  Books(Town town) {
    this.town = town;
  }

  /**
   * What was counted where.
   *
   * @param wrong one sentence for each disagreement
   */
  record Findings(
      int licencesMinted, int licencesSold, JsonNode reconciliation, List<String> wrong) {}

  Findings compare(List<Deal.Done> done) throws Exception {
    JsonNode reconciliation = reconciled();
    List<String> wrong = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    for (Deal.Done deal : done) {
      if (!tokens.add(deal.token())) {
        wrong.add("token " + deal.token() + " was sold first-hand twice");
      }
    }
    Map<String, String> owners = new HashMap<>();
    for (var move : town.chain().moves()) {
      owners.put(move.token(), move.to());
    }
    for (Deal.Done deal : done) {
      String owner = owners.get(deal.token());
      if (!deal.owner().equals(owner)) {
        wrong.add("token " + deal.token() + " is " + owner + "'s, not " + deal.owner() + "'s");
      }
    }
    int minted = town.chain().minted();
    int sold = town.chain().sold();
    if (minted != done.size()) {
      wrong.add(done.size() + " purchases, but " + minted + " licences on the chain");
    }
    if (sold != done.size()) {
      wrong.add(done.size() + " resales, but " + sold + " sales on the chain");
    }
    if (!reconciliation.path("equal").asBoolean()) {
      wrong.add("the ledger is not the chain: " + reconciliation);
    }
    return new Findings(minted, sold, reconciliation, wrong);
  }

  /** The backend's own comparison, once it has read the last block. */
  private JsonNode reconciled() throws Exception {
    // Where it does not come to agree, what it says then is what is reported.
    Await.within(READING, () -> town.backend().reconciliation().path("equal").asBoolean());
    return town.backend().reconciliation();
  }
}
