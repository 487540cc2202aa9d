package app.tangible.royalty.sql;

import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.SeederRewards;
import app.tangible.database.Database;
import java.util.List;

/** The pots and the debts of the contract that pays seeders, against the ledger's. */
final class RewardFunds {

  private final Database database;
  private final SeederRewards rewards;

  RewardFunds(Database database, SeederRewards rewards) {
    this.database = database;
    this.rewards = rewards;
  }

  private record Pot(long edition, long units) {}

  void compare(Block end, Differences differences) {
    if (rewards.contract().isEmpty()) {
      return;
    }
    for (Pot pot : pots()) {
      long chain = rewards.potOf(pot.edition(), end.number());
      if (chain != pot.units()) {
        differences.add(
            "pot of seeders",
            "edition " + Long.toUnsignedString(pot.edition()),
            chain,
            pot.units());
      }
    }
    long chain = rewards.rewardsOwed(end.number());
    long here =
        database
            .transaction(
                t ->
                    t.first(
                        "select coalesce(sum(units), 0) from ledger_lines where account like"
                            + " 'reward:%'",
                        row -> row.getLong(1)))
            .orElseThrow();
    if (chain != here) {
      differences.add("owed to seeders by the contract", "", chain, here);
    }
  }

  private List<Pot> pots() {
    return database.transaction(
        t ->
            t.list(
                "select account, sum(units) as units from ledger_lines where account like 'pot:%'"
                    + " group by account order by account",
                row ->
                    new Pot(
                        Long.parseUnsignedLong(row.getString("account").substring("pot:".length())),
                        row.getLong("units"))));
  }
}
