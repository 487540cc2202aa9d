package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent;
import java.util.ArrayList;
import java.util.List;

/** An edition's price and who shares its studio's part, as its events tell it. */
final class EditionFacts {

  private static final int WHOLE = 10_000;

  /** Of the studio's part, of 10,000. The first is the studio, and gets what rounding leaves. */
  record Holder(Account account, int basisPoints) {}

  private final List<Holder> holders = new ArrayList<>();
  private long price;

  EditionFacts(List<ChainEvent> events) {
    for (ChainEvent event : events) {
      switch (event) {
        case ChainEvent.EditionRegistered registered ->
            holders.add(new Holder(registered.studio(), WHOLE));
        case ChainEvent.PriceSet set -> price = set.price();
        case ChainEvent.ShareGiven given -> give(given.from(), given.to(), given.basisPoints());
        default -> {}
      }
    }
  }

  /** As SharesLib.given of the contract. */
  private void give(Account from, Account to, int basisPoints) {
    int giver = find(from);
    if (giver < 0 || from.equals(to)) {
      return;
    }
    int has = holders.get(giver).basisPoints();
    int taker = find(to);
    if (taker < 0 && basisPoints == has) {
      holders.set(giver, new Holder(to, has));
      return;
    }
    holders.set(giver, new Holder(from, has - basisPoints));
    if (taker < 0) {
      holders.add(new Holder(to, basisPoints));
      return;
    }
    holders.set(taker, new Holder(to, holders.get(taker).basisPoints() + basisPoints));
    if (basisPoints == has) {
      holders.remove(giver);
    }
  }

  private int find(Account account) {
    return holders.stream().map(Holder::account).toList().indexOf(account);
  }

  /** In units of the coin; 0 where it is not known. */
  long price() {
    return price;
  }

  /** In the order in which the contract pays them. */
  List<Account> paid() {
    List<Account> accounts = new ArrayList<>(holders.stream().map(Holder::account).toList());
    if (!accounts.isEmpty()) {
      accounts.add(accounts.removeFirst());
    }
    return accounts;
  }

  /** As the contract shares it, in the order in which it pays; none gets nothing. */
  List<Share> shared(long units) {
    List<Share> shares = new ArrayList<>();
    long rest = units;
    for (Holder holder : holders.stream().skip(1).toList()) {
      long share = part(units, holder.basisPoints());
      rest -= share;
      shares.add(new Share(holder.account(), share));
    }
    if (!holders.isEmpty()) {
      shares.add(new Share(holders.getFirst().account(), rest));
    }
    return shares.stream().filter(share -> share.units() > 0).toList();
  }

  /** An account's part of an amount. */
  record Share(Account account, long units) {}

  /** Rounded down, exact for every long: the whole ten thousands and the rest apart. */
  static long part(long units, int basisPoints) {
    return units / WHOLE * basisPoints + units % WHOLE * basisPoints / WHOLE;
  }
}
