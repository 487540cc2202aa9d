package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import app.tangible.indexer.ChainIndex.Holding;
import app.tangible.indexer.Projection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Each licence's word, kept after the rules of the contract. */
final class OwnerProjection implements Projection {

  private static final String SELECT = "select * from token_owners where token = ?";

  @Override
  public String name() {
    return "token_owners";
  }

  @Override
  public void apply(Transaction t, EventBlock block, Past past) {
    for (ChainEvent event : block.events()) {
      token(event)
          .ifPresent(
              token -> {
                Optional<Holding> before = t.first(SELECT, OwnerProjection::row, token.toString());
                after(before, event)
                    .filter(after -> !before.equals(Optional.of(after)))
                    .ifPresent(after -> put(t, after, event.at().index()));
              });
    }
  }

  @Override
  public void forget(Transaction t, long fromBlock, Past past) {
    List<TokenId> touched =
        t.list(
            "select token from token_owners where block >= ?",
            row -> TokenId.parse(row.getString(1)),
            fromBlock);
    for (TokenId token : touched) {
      t.change("delete from token_owners where token = ?", token.toString());
      Optional<Holding> holding = Optional.empty();
      long index = 0;
      for (ChainEvent event : past.ofToken(token, fromBlock, 0)) {
        Optional<Holding> after = after(holding, event);
        if (!after.equals(holding)) {
          index = event.at().index();
        }
        holding = after;
      }
      long at = index;
      holding.ifPresent(kept -> put(t, kept, at));
    }
  }

  private static Optional<TokenId> token(ChainEvent event) {
    return switch (event) {
      case ChainEvent.Moved moved -> Optional.of(moved.token());
      case ChainEvent.Listed listed -> Optional.of(listed.token());
      case ChainEvent.Cancelled cancelled -> Optional.of(cancelled.token());
      default -> Optional.empty();
    };
  }

  /** The word after the event: any move writes all of it, as the contract does. */
  private static Optional<Holding> after(Optional<Holding> before, ChainEvent event) {
    long block = event.at().block();
    return switch (event) {
      case ChainEvent.Moved(var _, var token, var _, var to) ->
          Optional.of(
              new Holding(token, to, before.map(held -> held.nonce() + 1).orElse(0L), 0, block));
      case ChainEvent.Listed(var _, var token, var price) ->
          before.map(held -> new Holding(token, held.owner(), held.nonce(), price, block));
      case ChainEvent.Cancelled(var _, var token, var nonce) ->
          before.map(held -> new Holding(token, held.owner(), nonce, 0, block));
      default -> before;
    };
  }

  private static void put(Transaction t, Holding held, long index) {
    t.change("delete from token_owners where token = ?", held.token().toString());
    t.change(
        "insert into token_owners (token, edition, owner, nonce, ask, block, log_index)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        held.token().toString(),
        held.token().edition(),
        held.owner().text(),
        held.nonce(),
        held.ask(),
        held.block(),
        index);
  }

  static Holding row(ResultSet row) throws SQLException {
    return new Holding(
        TokenId.parse(row.getString("token")),
        new Account(row.getString("owner")),
        row.getLong("nonce"),
        row.getLong("ask"),
        row.getLong("block"));
  }
}
