package app.tangible.issuing.saga;

import app.tangible.chain.Account;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.Mined;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.identity.OwnerKeys;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import app.tangible.resale.OfferBook;
import app.tangible.resale.OfferBook.Terms;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PAID to MINTED for what an offer gives: the chain pays and moves in one transaction. */
final class SettleLane {

  private static final Logger log = LoggerFactory.getLogger(SettleLane.class);
  private static final Set<Kind> KINDS = Set.of(Kind.RESALE);
  private static final int AT_ONCE = 16;

  private final Database database;
  private final PurchaseTable table;
  private final OfferBook offers;
  private final LicenceMarket market;
  private final LicenceRegistry registry;
  private final OwnerKeys owners;
  private final Consumer<String> moved;
  private final CutPoint cut;

  SettleLane(
      Database database,
      PurchaseTable table,
      OfferBook offers,
      LicenceMarket market,
      LicenceRegistry registry,
      OwnerKeys owners,
      Consumer<String> moved,
      CutPoint cut) {
    this.database = database;
    this.table = table;
    this.offers = offers;
    this.market = market;
    this.registry = registry;
    this.owners = owners;
    this.moved = moved;
    this.cut = cut;
  }

  Optional<Instant> round() {
    return DueWork.atOnce(table.due(State.PAID, KINDS, AT_ONCE), this::settle)
        ? table.nextDue(State.PAID, KINDS)
        : Optional.empty();
  }

  private void settle(PurchaseRow row) {
    String offer = Objects.requireNonNull(row.offer());
    try {
      Terms terms = offers.terms(offer).orElseThrow();
      if (terms.ask().isPresent()) {
        sell(row, terms);
      } else {
        lend(row, terms);
      }
    } catch (ChainException e) {
      log.warn("purchase {} waits for the chain: {}", row.id(), e.getMessage());
      table.again(row, "Your order is complete. The chain is slow to answer; it is tried again.");
    } catch (RuntimeException e) {
      log.error("purchase {} met a mistake of ours", row.id(), e);
      table.again(row, "Your order is complete. The server made a mistake; it is tried again.");
    }
    offers.changed(offer);
    moved.accept(row.id());
  }

  private void sell(PurchaseRow row, Terms terms) {
    cut.reached("before the sale");
    Account buyer = new Account(owners.addressOf(row.grant().owner()).text());
    Settlement settlement = market.settle(terms.ask().orElseThrow(), buyer);
    cut.reached("after the sale");
    switch (settlement) {
      case Settlement.Done(Mined mined) -> settled(row, terms, Optional.of(mined));
      case Settlement.Gone(String reason) -> {
        log.info("purchase {} came too late: {}", row.id(), reason);
        gone(row, terms, registry.wordOf(terms.token()));
      }
    }
  }

  /** Nothing moves, but the lender must still be the owner. */
  private void lend(PurchaseRow row, Terms terms) {
    LicenceWord word = registry.wordOf(terms.token());
    boolean theirs = word.nonce() == terms.nonce() && word.owner().equals(ownerOf(terms));
    if (theirs) {
      settled(row, terms, Optional.empty());
    } else {
      gone(row, terms, word);
    }
  }

  private Account ownerOf(Terms terms) {
    return terms.account().orElseGet(() -> new Account(owners.addressOf(terms.seller()).text()));
  }

  private void settled(PurchaseRow row, Terms terms, Optional<Mined> mined) {
    database.transaction(
        t ->
            table
                .on(
                    t,
                    row.id(),
                    Event.OFFER_SETTLED,
                    () ->
                        t.change(
                            "update purchases set token = ?, mint_transaction = ?, mint_block = ?,"
                                + " gas = ? where id = ?",
                            terms.token().toString(),
                            mined.map(m -> m.transaction().text()).orElse(null),
                            mined.map(Mined::block).orElse(null),
                            mined.map(Mined::gasUsed).orElse(null),
                            row.id()))
                .map(
                    rule -> {
                      offers.settled(
                          t, terms.offer(), row.id(), mined.map(m -> m.transaction().text()));
                      return rule;
                    }));
    cut.reached("after SETTLED");
  }

  private void gone(PurchaseRow row, Terms terms, LicenceWord word) {
    database.transaction(
        t ->
            table
                .on(t, row.id(), Event.OFFER_GONE)
                .map(
                    rule -> {
                      t.change(
                          "update purchases set problem = ? where id = ?",
                          PurchaseTable.GONE,
                          row.id());
                      offers.gone(t, terms.offer(), row.id(), word);
                      return rule;
                    }));
    cut.reached("after REFUNDING");
  }
}
