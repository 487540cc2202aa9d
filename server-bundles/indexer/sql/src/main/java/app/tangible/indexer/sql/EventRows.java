package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import app.tangible.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How an event lies in its table. */
final class EventRows {

  static final String SELECT = "select * from chain_events";
  static final String IN_ORDER = " order by block, log_index";

  private EventRows() {}

  /** The columns beside the place; null where the kind has none. */
  private record Columns(
      String kind,
      @Nullable Long edition,
      @Nullable TokenId token,
      @Nullable Account sender,
      @Nullable Account receiver,
      @Nullable Long units,
      @Nullable Bytes32 word,
      @Nullable Bytes32 film,
      @Nullable Long epoch,
      @Nullable Long quantity) {

    static Columns of(String kind) {
      return new Columns(kind, null, null, null, null, null, null, null, null, null);
    }

    Columns edition(long of) {
      return new Columns(kind, of, token, sender, receiver, units, word, film, epoch, quantity);
    }

    Columns token(TokenId of) {
      return new Columns(kind, edition, of, sender, receiver, units, word, film, epoch, quantity);
    }

    Columns between(@Nullable Account from, @Nullable Account to) {
      return new Columns(kind, edition, token, from, to, units, word, film, epoch, quantity);
    }

    Columns units(long of) {
      return new Columns(kind, edition, token, sender, receiver, of, word, film, epoch, quantity);
    }

    Columns counted(@Nullable Long inEpoch, @Nullable Long bytes) {
      return new Columns(kind, edition, token, sender, receiver, units, word, film, inEpoch, bytes);
    }

    Columns words(Bytes32 first, @Nullable Bytes32 second) {
      return new Columns(
          kind, edition, token, sender, receiver, units, first, second, epoch, quantity);
    }
  }

  private static Columns columns(ChainEvent event) {
    return switch (event) {
      case ChainEvent.EditionRegistered(var _, var edition, var master, var film, var studio) ->
          Columns.of("EDITION_REGISTERED")
              .edition(edition)
              .between(null, studio)
              .words(master, film);
      case ChainEvent.PriceSet(var _, var edition, var price) ->
          Columns.of("PRICE_SET").edition(edition).units(price);
      case ChainEvent.ShareGiven(var _, var edition, var from, var to, var basisPoints) ->
          Columns.of("SHARE_GIVEN").edition(edition).between(from, to).units(basisPoints);
      case ChainEvent.Moved(var _, var token, var from, var to) ->
          Columns.of("MOVED").token(token).between(from, to);
      case ChainEvent.MintedFor(var _, var token, var payment) ->
          Columns.of("MINTED_FOR").token(token).words(payment, null);
      case ChainEvent.Listed(var _, var token, var price) ->
          Columns.of("LISTED").token(token).units(price);
      case ChainEvent.Sold(var _, var token, var price) ->
          Columns.of("SOLD").token(token).units(price);
      case ChainEvent.Cancelled(var _, var token, var nonce) ->
          Columns.of("CANCELLED").token(token).units(nonce);
      case ChainEvent.Owed(var _, var account, var amount) ->
          Columns.of("OWED").between(null, account).units(amount);
      case ChainEvent.Withdrawn(var _, var account, var amount) ->
          Columns.of("WITHDRAWN").between(null, account).units(amount);
      case ChainEvent.Paid(var _, var from, var to, var amount) ->
          Columns.of("PAID").between(from, to).units(amount);
      case ChainEvent.Anchored(var _, var root, var size) ->
          Columns.of("ANCHORED").units(size).words(root, null);
      case ChainEvent.PotFilled(var _, var edition, var from, var amount) ->
          Columns.of("POT_FILLED").edition(edition).between(from, null).units(amount);
      case ChainEvent.PotClosed(var _, var edition, var left) ->
          Columns.of("POT_CLOSED").edition(edition).units(left);
      case ChainEvent.EpochOpened(var _, var token, var epoch, var signer) ->
          Columns.of("EPOCH_OPENED").token(token).between(signer, null).counted(epoch, null);
      case ChainEvent.Rewarded(var _, var token, var epoch, var seeder, var bytes, var amount) ->
          Columns.of("REWARDED")
              .token(token)
              .between(null, seeder)
              .units(amount)
              .counted(epoch, bytes);
      case ChainEvent.RewardOwed(var _, var account, var amount) ->
          Columns.of("REWARD_OWED").between(null, account).units(amount);
      case ChainEvent.RewardWithdrawn(var _, var account, var amount) ->
          Columns.of("REWARD_DRAWN").between(null, account).units(amount);
    };
  }

  static void insert(Transaction t, ChainEvent event) {
    Columns c = columns(event);
    t.change(
        "insert into chain_events (block, log_index, block_hash, tx_hash, kind, edition, token,"
            + " sender, receiver, units, word, film, epoch, quantity)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.at().block(),
        event.at().index(),
        event.at().blockHash().text(),
        event.at().transaction().text(),
        c.kind(),
        c.edition(),
        c.token() == null ? null : c.token().toString(),
        c.sender() == null ? null : c.sender().text(),
        c.receiver() == null ? null : c.receiver().text(),
        c.units(),
        c.word() == null ? null : c.word().text(),
        c.film() == null ? null : c.film().text(),
        c.epoch(),
        c.quantity());
  }

  static ChainEvent read(ResultSet row) throws SQLException {
    Place at =
        new Place(
            row.getLong("block"),
            new Bytes32(row.getString("block_hash")),
            new TransactionHash(row.getString("tx_hash")),
            row.getLong("log_index"));
    String kind = row.getString("kind");
    long edition = row.getLong("edition");
    long units = row.getLong("units");
    return switch (kind) {
      case "EDITION_REGISTERED" ->
          new ChainEvent.EditionRegistered(
              at,
              edition,
              new Bytes32(row.getString("word")),
              new Bytes32(row.getString("film")),
              account(row, "receiver"));
      case "PRICE_SET" -> new ChainEvent.PriceSet(at, edition, units);
      case "SHARE_GIVEN" ->
          new ChainEvent.ShareGiven(
              at, edition, account(row, "sender"), account(row, "receiver"), (int) units);
      case "MOVED" ->
          new ChainEvent.Moved(at, token(row), account(row, "sender"), account(row, "receiver"));
      case "MINTED_FOR" ->
          new ChainEvent.MintedFor(at, token(row), new Bytes32(row.getString("word")));
      case "LISTED" -> new ChainEvent.Listed(at, token(row), units);
      case "SOLD" -> new ChainEvent.Sold(at, token(row), units);
      case "CANCELLED" -> new ChainEvent.Cancelled(at, token(row), units);
      case "OWED" -> new ChainEvent.Owed(at, account(row, "receiver"), units);
      case "WITHDRAWN" -> new ChainEvent.Withdrawn(at, account(row, "receiver"), units);
      case "PAID" ->
          new ChainEvent.Paid(at, account(row, "sender"), account(row, "receiver"), units);
      case "ANCHORED" -> new ChainEvent.Anchored(at, new Bytes32(row.getString("word")), units);
      case "POT_FILLED" -> new ChainEvent.PotFilled(at, edition, account(row, "sender"), units);
      case "POT_CLOSED" -> new ChainEvent.PotClosed(at, edition, units);
      case "EPOCH_OPENED" ->
          new ChainEvent.EpochOpened(at, token(row), row.getLong("epoch"), account(row, "sender"));
      case "REWARDED" ->
          new ChainEvent.Rewarded(
              at,
              token(row),
              row.getLong("epoch"),
              account(row, "receiver"),
              row.getLong("quantity"),
              units);
      case "REWARD_OWED" -> new ChainEvent.RewardOwed(at, account(row, "receiver"), units);
      case "REWARD_DRAWN" -> new ChainEvent.RewardWithdrawn(at, account(row, "receiver"), units);
      default -> throw new IllegalStateException("an event of no kind: " + kind);
    };
  }

  private static Account account(ResultSet row, String column) throws SQLException {
    return new Account(row.getString(column));
  }

  private static TokenId token(ResultSet row) throws SQLException {
    return TokenId.parse(row.getString("token"));
  }
}
