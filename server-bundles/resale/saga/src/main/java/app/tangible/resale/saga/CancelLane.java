package app.tangible.resale.saga;

import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.resale.saga.OfferProtocol.Event;
import app.tangible.resale.saga.OfferTable.Change;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CANCELLING to CANCELLED: the nonce moves on the chain, and every ask of it is dead. */
final class CancelLane {

  private static final Logger log = LoggerFactory.getLogger(CancelLane.class);
  private static final Set<State> STATES = Set.of(State.CANCELLING);
  private static final int AT_ONCE = 16;

  private final Database database;
  private final OfferTable table;
  private final SqlOfferBook book;
  private final LicenceMarket market;
  private final LicenceRegistry registry;
  private final Consumer<String> changed;
  private final Consumer<String> cut;

  CancelLane(
      Database database,
      OfferTable table,
      SqlOfferBook book,
      LicenceMarket market,
      LicenceRegistry registry,
      Consumer<String> changed,
      Consumer<String> cut) {
    this.database = database;
    this.table = table;
    this.book = book;
    this.market = market;
    this.registry = registry;
    this.changed = changed;
    this.cut = cut;
  }

  Optional<Instant> round() {
    return DueWork.atOnce(table.due(STATES, AT_ONCE), this::cancel)
        ? table.nextDue(STATES)
        : Optional.empty();
  }

  private void cancel(String offer) {
    OfferRow row = table.find(offer).orElseThrow();
    if (row.state() != State.CANCELLING) {
      return;
    }
    try {
      cut.accept("before the cancellation");
      Settlement settlement =
          market.cancel(
              row.token(),
              row.nonce(),
              HexFormat.of().parseHex(Objects.requireNonNull(row.cancelSignature())));
      cut.accept("after the cancellation");
      LicenceWord word = registry.wordOf(row.token());
      if (word.nonce() <= row.nonce()) {
        // Neither done nor overtaken: refused by the contract for a reason that may pass.
        log.error("offer {} cannot be cancelled: {}", row.id(), settlement);
        table.again(row, "The chain did not take the cancellation. It is tried again.");
      } else {
        Optional<String> transaction =
            settlement instanceof Settlement.Done(var mined)
                ? Optional.of(mined.transaction().text())
                : Optional.empty();
        cancelled(offer, word, transaction);
        cut.accept("after CANCELLED");
      }
    } catch (ChainException e) {
      log.warn("offer {} waits for the chain: {}", row.id(), e.getMessage());
      table.again(row, "The chain is slow to answer. The cancellation is tried again.");
    } catch (RuntimeException e) {
      log.error("offer {} met a mistake of ours", row.id(), e);
      table.again(row, "The server made a mistake. The cancellation is tried again.");
    }
    changed.accept(offer);
  }

  private void cancelled(String offer, LicenceWord word, Optional<String> transaction) {
    database.transaction(
        t -> {
          OfferRow row = table.locked(t, offer).orElseThrow();
          table.on(t, row, Event.NONCE_MOVED, Change.in(transaction, null));
          book.saw(t, row.token(), word, transaction, false);
          return offer;
        });
  }
}
