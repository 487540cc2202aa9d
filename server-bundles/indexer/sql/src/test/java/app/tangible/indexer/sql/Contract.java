package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A model of the licence contract at one block, which does random things and says so as the
 * contract does. It keeps its own books, made with other rules than the ledger's.
 */
final class Contract {

  static final int PLATFORM = 500;
  static final int ROYALTY = 1_500;
  private static final Account NOBODY = account(0);
  private static final Account ITSELF = account(1);
  private static final Account TREASURY = account(2);
  private static final Account SERVER = account(3);

  private static final class Edition {
    private final List<Account> holders = new ArrayList<>();
    private final List<Integer> shares = new ArrayList<>();
    private long price;
    private long serials;

    private Edition copy() {
      Edition copy = new Edition();
      copy.holders.addAll(holders);
      copy.shares.addAll(shares);
      copy.price = price;
      copy.serials = serials;
      return copy;
    }
  }

  private record Licence(Account owner, long nonce, long ask) {}

  private final List<Edition> editions = new ArrayList<>();
  private final Map<TokenId, Licence> licences = new HashMap<>();
  private final Map<Account, Long> owed = new HashMap<>();
  private final Map<Long, Long> pots = new HashMap<>();
  private final Map<Account, Long> rewards = new HashMap<>();
  private final Set<Account> frozen = new HashSet<>();
  private final Map<String, Long> books = new TreeMap<>();

  private List<LongFunction<ChainEvent>> said = new ArrayList<>();
  private Place at;

  static Account account(int n) {
    return new Account("0x%040x".formatted(n));
  }

  Contract copy() {
    Contract copy = new Contract();
    editions.forEach(edition -> copy.editions.add(edition.copy()));
    copy.licences.putAll(licences);
    copy.owed.putAll(owed);
    copy.pots.putAll(pots);
    copy.rewards.putAll(rewards);
    copy.frozen.addAll(frozen);
    copy.books.putAll(books);
    return copy;
  }

  /** What each account has or owes by now; as the ledger names them. */
  Map<String, Long> books() {
    Map<String, Long> all = new TreeMap<>(books);
    all.values().removeIf(balance -> balance == 0);
    return all;
  }

  Map<TokenId, String> words() {
    Map<TokenId, String> words = new HashMap<>();
    licences.forEach(
        (token, licence) ->
            words.put(token, licence.owner() + " " + licence.nonce() + " " + licence.ask()));
    return words;
  }

  /** One transaction; its events stand from this index on. */
  List<ChainEvent> transact(Random random, long block, Bytes32 hash, long index) {
    TransactionHash transaction = new TransactionHash(word(random).text());
    said = new ArrayList<>();
    int calls = random.nextInt(8) == 0 ? 3 : 1;
    for (int i = 0; i < calls; i++) {
      act(random);
    }
    List<ChainEvent> events = new ArrayList<>();
    for (LongFunction<ChainEvent> one : said) {
      at = new Place(block, hash, transaction, index + events.size());
      events.add(one.apply(at.index()));
    }
    return events;
  }

  private void say(LongFunction<ChainEvent> event) {
    said.add(event);
  }

  private static Bytes32 word(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private static Account somebody(Random random) {
    return account(10 + random.nextInt(6));
  }

  private void act(Random random) {
    int what = random.nextInt(24);
    if (what >= 20) {
      reward(random);
    } else if (editions.isEmpty() || what == 0) {
      register(random);
    } else if (what == 1) {
      long edition = 1 + random.nextInt(editions.size());
      editions.get((int) edition - 1).price = price(random);
      long price = editions.get((int) edition - 1).price;
      say(i -> new ChainEvent.PriceSet(at, edition, price));
    } else if (what == 2) {
      share(random);
    } else if (what == 3) {
      Account account = somebody(random);
      if (!frozen.remove(account)) {
        frozen.add(account);
      }
    } else if (what == 4) {
      Bytes32 root = word(random);
      say(i -> new ChainEvent.Anchored(at, root, 7));
    } else if (what == 5) {
      withdraw();
    } else if (what < 10 || licences.isEmpty()) {
      mint(random, random.nextBoolean());
    } else {
      owner(random);
    }
  }

  private static long price(Random random) {
    return random.nextInt(6) == 0 ? random.nextInt(3) : 1 + random.nextInt(20_000_000);
  }

  private void register(Random random) {
    Edition edition = new Edition();
    Account studio = somebody(random);
    edition.holders.add(studio);
    edition.shares.add(10_000);
    edition.price = price(random);
    editions.add(edition);
    long number = editions.size();
    Bytes32 master = word(random);
    Bytes32 film = word(random);
    long price = edition.price;
    say(i -> new ChainEvent.EditionRegistered(at, number, master, film, studio));
    say(i -> new ChainEvent.PriceSet(at, number, price));
  }

  /** As SharesLib.given. */
  private void share(Random random) {
    long number = 1 + random.nextInt(editions.size());
    Edition edition = editions.get((int) number - 1);
    int giver = random.nextInt(edition.holders.size());
    Account from = edition.holders.get(giver);
    Account to = somebody(random);
    int has = edition.shares.get(giver);
    int given = random.nextInt(3) == 0 ? has : 1 + random.nextInt(has);
    say(i -> new ChainEvent.ShareGiven(at, number, from, to, given));
    int taker = edition.holders.indexOf(to);
    if (from.equals(to)) {
      return;
    }
    if (taker < 0 && given == has) {
      edition.holders.set(giver, to);
      return;
    }
    edition.shares.set(giver, has - given);
    if (taker < 0) {
      edition.holders.add(to);
      edition.shares.add(given);
    } else {
      edition.shares.set(taker, edition.shares.get(taker) + given);
      if (given == has) {
        edition.holders.remove(giver);
        edition.shares.remove(giver);
      }
    }
  }

  private void mint(Random random, boolean byCard) {
    long number = 1 + random.nextInt(editions.size());
    Edition edition = editions.get((int) number - 1);
    if (!byCard && edition.price == 0) {
      return; // NotForSale
    }
    TokenId token = new TokenId(number, ++edition.serials);
    Account buyer = somebody(random);
    licences.put(token, new Licence(buyer, 0, 0));
    say(i -> new ChainEvent.Moved(at, token, NOBODY, buyer));
    long studio = edition.price * (10_000 - PLATFORM) / 10_000;
    if (byCard) {
      Bytes32 payment = word(random);
      say(i -> new ChainEvent.MintedFor(at, token, payment));
      long rest = studio;
      for (int h = 1; h < edition.holders.size(); h++) {
        long share = studio * edition.shares.get(h) / 10_000;
        rest -= share;
        book("card", "payable:" + edition.holders.get(h), share);
      }
      book("card", "payable:" + edition.holders.getFirst(), rest);
      book("card", "platform", edition.price - studio);
    } else {
      payStudio(buyer, edition, studio);
      pay(buyer, TREASURY, edition.price - studio);
    }
  }

  private void owner(Random random) {
    List<TokenId> all = licences.keySet().stream().sorted(TOKENS).toList();
    TokenId token = all.get(random.nextInt(all.size()));
    Licence licence = licences.get(token);
    Account owner = licence.owner();
    switch (random.nextInt(6)) {
      case 0 -> {
        long ask = price(random);
        licences.put(token, new Licence(owner, licence.nonce(), ask));
        say(i -> new ChainEvent.Listed(at, token, ask));
      }
      case 1 -> {
        long nonce = licence.nonce() + 1;
        licences.put(token, new Licence(owner, nonce, 0));
        say(i -> new ChainEvent.Cancelled(at, token, nonce));
      }
      case 2 -> move(token, licence, somebody(random));
      default -> {
        Account to = somebody(random);
        Account payer = random.nextBoolean() ? SERVER : to;
        long price = random.nextInt(8) == 0 ? 0 : price(random);
        move(token, licence, to);
        say(i -> new ChainEvent.Sold(at, token, price));
        Edition edition = editions.get((int) token.edition() - 1);
        long seller = price * (10_000 - ROYALTY - PLATFORM) / 10_000;
        long studio = price * ROYALTY / 10_000;
        pay(payer, owner, seller);
        payStudio(payer, edition, studio);
        pay(payer, TREASURY, price - seller - studio);
      }
    }
  }

  private static final java.util.Comparator<TokenId> TOKENS =
      java.util.Comparator.comparing(TokenId::value);

  private void move(TokenId token, Licence licence, Account to) {
    Account from = licence.owner();
    licences.put(token, new Licence(to, licence.nonce() + 1, 0));
    say(i -> new ChainEvent.Moved(at, token, from, to));
  }

  private void payStudio(Account payer, Edition edition, long amount) {
    long rest = amount;
    for (int h = 1; h < edition.holders.size(); h++) {
      long share = amount * edition.shares.get(h) / 10_000;
      rest -= share;
      pay(payer, edition.holders.get(h), share);
    }
    pay(payer, edition.holders.getFirst(), rest);
  }

  private void pay(Account payer, Account account, long amount) {
    if (amount == 0) {
      return;
    }
    if (frozen.contains(account)) {
      say(i -> new ChainEvent.Paid(at, payer, ITSELF, amount));
      say(i -> new ChainEvent.Owed(at, account, amount));
      owed.merge(account, amount, Long::sum);
      book(payer.text(), "owed:" + account, amount);
    } else {
      say(i -> new ChainEvent.Paid(at, payer, account, amount));
      book(payer.text(), account.text(), amount);
    }
  }

  /** The contract that pays seeders. */
  private void reward(Random random) {
    if (editions.isEmpty()) {
      return;
    }
    long number = 1 + random.nextInt(editions.size());
    long pot = pots.getOrDefault(number, 0L);
    if (pot == 0) {
      long amount = random.nextInt(4) == 0 ? 0 : price(random);
      pots.put(number, amount);
      say(i -> new ChainEvent.PotFilled(at, number, SERVER, amount));
      book(SERVER.text(), "pot:" + number, amount);
    } else if (random.nextInt(8) == 0) {
      pots.remove(number);
      say(i -> new ChainEvent.PotClosed(at, number, pot));
      send(TREASURY, pot, "pot:" + number, "platform");
    } else if (random.nextInt(4) == 0) {
      drawReward();
    } else {
      TokenId token = new TokenId(number, 1 + random.nextInt(3));
      Account seeder = somebody(random);
      long amount = 1 + random.nextLong(pot);
      pots.put(number, pot - amount);
      say(i -> new ChainEvent.EpochOpened(at, token, 2, seeder));
      say(i -> new ChainEvent.Rewarded(at, token, 2, seeder, 4 * amount, amount));
      send(seeder, amount, "pot:" + number, seeder.text());
    }
  }

  private void send(Account to, long amount, String from, String paid) {
    if (frozen.contains(to)) {
      say(i -> new ChainEvent.RewardOwed(at, to, amount));
      rewards.merge(to, amount, Long::sum);
      book(from, "reward:" + to, amount);
    } else {
      book(from, paid, amount);
    }
  }

  private void drawReward() {
    rewards.entrySet().stream()
        .filter(entry -> !frozen.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .min(java.util.Comparator.comparing(Account::text))
        .ifPresent(
            account -> {
              long amount = rewards.remove(account);
              say(i -> new ChainEvent.RewardWithdrawn(at, account, amount));
              book("reward:" + account, account.text(), amount);
            });
  }

  private void withdraw() {
    owed.entrySet().stream()
        .filter(entry -> !frozen.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .min(java.util.Comparator.comparing(Account::text))
        .ifPresent(
            account -> {
              long amount = owed.remove(account);
              say(i -> new ChainEvent.Withdrawn(at, account, amount));
              say(i -> new ChainEvent.Paid(at, ITSELF, account, amount));
              book("owed:" + account, account.text(), amount);
            });
  }

  private void book(String from, String to, long amount) {
    books.merge(from, -amount, Long::sum);
    books.merge(to, amount, Long::sum);
  }
}
