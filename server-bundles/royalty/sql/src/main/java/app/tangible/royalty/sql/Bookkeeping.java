package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import app.tangible.royalty.sql.Posting.Entry;
import app.tangible.royalty.sql.Posting.Kind;
import app.tangible.royalty.sql.Posting.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is posted for the events of a block. It follows the order in which the contract speaks: the
 * licence moves, then the sale is said, then seller, studio and platform are paid, each by a
 * payment, or by a payment to the contract and word that it is owed.
 */
final class Bookkeeping {

  private static final Account NOBODY = new Account("0x" + "0".repeat(40));
  private static final int WHOLE = 10_000;

  private final BiFunction<Long, Place, EditionFacts> editions;
  private final int platformBasisPoints;

  /**
   * @param editions an edition's facts before a place
   * @param platformBasisPoints the platform's share of a first sale
   */
  Bookkeeping(BiFunction<Long, Place, EditionFacts> editions, int platformBasisPoints) {
    this.editions = editions;
    this.platformBasisPoints = platformBasisPoints;
  }

  List<Posting> of(List<ChainEvent> block) {
    Map<TransactionHash, List<ChainEvent>> transactions = new LinkedHashMap<>();
    for (ChainEvent event : block) {
      transactions.computeIfAbsent(event.at().transaction(), key -> new ArrayList<>()).add(event);
    }
    List<Posting> postings = new ArrayList<>();
    transactions.values().forEach(events -> postings.addAll(ofTransaction(events)));
    return postings;
  }

  private List<Posting> ofTransaction(List<ChainEvent> events) {
    List<Posting> postings = new ArrayList<>();
    Map<TokenId, ChainEvent.Moved> moves = new LinkedHashMap<>();
    for (int i = 0; i < events.size(); i++) {
      List<ChainEvent> rest = events.subList(i + 1, events.size());
      switch (events.get(i)) {
        case ChainEvent.Moved moved when moved.from().equals(NOBODY) ->
            firstSale(moved, events, rest).ifPresent(postings::add);
        case ChainEvent.Moved moved -> moves.put(moved.token(), moved);
        case ChainEvent.Sold sold -> resale(sold, moves, rest).ifPresent(postings::add);
        case ChainEvent.Withdrawn withdrawn -> withdrawal(withdrawn, rest).ifPresent(postings::add);
        case ChainEvent event -> Rewarding.of(event, rest).ifPresent(postings::add);
      }
    }
    return postings;
  }

  private Optional<Posting> firstSale(
      ChainEvent.Moved minted, List<ChainEvent> all, List<ChainEvent> rest) {
    EditionFacts edition = editions.apply(minted.token().edition(), minted.at());
    boolean elsewhere =
        all.stream()
            .anyMatch(
                event ->
                    event instanceof ChainEvent.MintedFor made
                        && made.token().equals(minted.token()));
    List<Payment> payments = elsewhere ? List.of() : payments(rest, edition.price());
    if (!elsewhere && total(payments) != edition.price()) {
      return Optional
          .empty(); // another contract sold it, for another coin: that one keeps its books
    }
    List<Entry> entries = elsewhere ? byCard(edition) : parts(payments, Optional.empty(), edition);
    return posting(
        minted.at(),
        elsewhere ? Kind.CARD_SALE : Kind.FIRST_SALE,
        minted.token(),
        minted.to(),
        entries);
  }

  /** No coin moved: the platform has the money, and owes the studio its part. */
  private List<Entry> byCard(EditionFacts edition) {
    long studio = EditionFacts.part(edition.price(), WHOLE - platformBasisPoints);
    List<Entry> entries = new ArrayList<>();
    for (EditionFacts.Share share : edition.shared(studio)) {
      entries.add(
          new Entry(Part.STUDIO, Accounts.CARD, Accounts.payable(share.account()), share.units()));
    }
    if (edition.price() > studio) {
      entries.add(
          new Entry(Part.PLATFORM, Accounts.CARD, Accounts.PLATFORM, edition.price() - studio));
    }
    return entries;
  }

  private Optional<Posting> resale(
      ChainEvent.Sold sold, Map<TokenId, ChainEvent.Moved> moves, List<ChainEvent> rest) {
    ChainEvent.Moved moved = moves.get(sold.token());
    if (moved == null) {
      return Optional.empty();
    }
    EditionFacts edition = editions.apply(sold.token().edition(), sold.at());
    List<Payment> payments = payments(rest, sold.price());
    return posting(
        sold.at(),
        Kind.RESALE,
        sold.token(),
        moved.to(),
        parts(payments, Optional.of(moved.from()), edition));
  }

  private static Optional<Posting> posting(
      Place at, Kind kind, TokenId token, Account buyer, List<Entry> entries) {
    long units = entries.stream().mapToLong(Entry::units).sum();
    return units == 0
        ? Optional.empty() // a gift is no matter of money
        : Optional.of(
            new Posting(at, kind, Optional.of(token), Optional.of(buyer), units, entries));
  }

  private static Optional<Posting> withdrawal(
      ChainEvent.Withdrawn withdrawn, List<ChainEvent> rest) {
    if (withdrawn.amount() == 0
        || rest.isEmpty()
        || !(rest.getFirst() instanceof ChainEvent.Paid paid)
        || paid.amount() != withdrawn.amount()) {
      return Optional.empty();
    }
    Entry entry =
        new Entry(
            Part.WITHDRAWN,
            Accounts.owed(withdrawn.account()),
            withdrawn.account().text(),
            withdrawn.amount());
    return Optional.of(
        new Posting(
            withdrawn.at(),
            Kind.WITHDRAWAL,
            Optional.empty(),
            Optional.empty(),
            withdrawn.amount(),
            List.of(entry)));
  }

  /** A part of the price, paid or owed. */
  private record Payment(Account from, Account to, boolean owed, long units) {}

  /** The payments that follow, as far as they make up the price. */
  private static List<Payment> payments(List<ChainEvent> rest, long price) {
    List<Payment> payments = new ArrayList<>();
    long open = price;
    for (int i = 0;
        open > 0 && i < rest.size() && rest.get(i) instanceof ChainEvent.Paid paid;
        i++) {
      if (paid.amount() > open) {
        break;
      }
      open -= paid.amount();
      if (i + 1 < rest.size()
          && rest.get(i + 1) instanceof ChainEvent.Owed owed
          && owed.amount() == paid.amount()) {
        payments.add(new Payment(paid.from(), owed.account(), true, paid.amount()));
        i++;
      } else {
        payments.add(new Payment(paid.from(), paid.to(), false, paid.amount()));
      }
    }
    return payments;
  }

  private static long total(List<Payment> payments) {
    return payments.stream().mapToLong(Payment::units).sum();
  }

  private static List<Entry> parts(
      List<Payment> payments, Optional<Account> seller, EditionFacts edition) {
    List<Account> studio = edition.paid();
    List<Entry> entries = new ArrayList<>();
    int next = 0;
    boolean isFirst = true;
    for (Payment payment : payments) {
      Part part = Part.PLATFORM;
      int at = studio.subList(next, studio.size()).indexOf(payment.to());
      if (isFirst && seller.filter(payment.to()::equals).isPresent()) {
        part = Part.SELLER;
      } else if (at >= 0) {
        part = Part.STUDIO;
        next += at + 1;
      }
      isFirst = false;
      if (payment.units() > 0) {
        entries.add(
            new Entry(
                part,
                payment.from().text(),
                payment.owed() ? Accounts.owed(payment.to()) : payment.to().text(),
                payment.units()));
      }
    }
    return entries;
  }
}
