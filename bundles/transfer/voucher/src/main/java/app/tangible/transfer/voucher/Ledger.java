package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherBook.Earnings;
import app.tangible.transfer.VoucherDesk.Earned;
import app.tangible.transfer.VoucherDesk.Shown;
import app.tangible.transfer.VoucherDesk.Standing;
import app.tangible.transfer.voucher.Journal.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * All that a seeder knows of its vouchers. Safe for use by several threads; waits for no I/O but
 * that of its files.
 */
final class Ledger implements AutoCloseable {

  private static final int MAX_STANDINGS = 16_384;

  private record Believed(Standing standing, Instant until) {}

  private final Journal journal;
  private final Served served;
  private final Clock clock;
  private final Duration believedFor;
  private final Map<Account, Believed> standings = new HashMap<>();
  private final Map<Account, Long> shown = new HashMap<>();
  private final Map<Account, Shown> worthless = new HashMap<>();
  private final Map<Account, Long> unsigned = new HashMap<>();
  private Map<FilmId, Earned> paid = Map.of();
  private final ReentrantLock lock = new ReentrantLock();

  Ledger(Journal journal, Served served, Clock clock, Duration believedFor) {
    this.journal = journal;
    this.served = served;
    this.clock = clock;
    this.believedFor = believedFor;
  }

  Optional<SignedVoucher> held(Account account) {
    return locked(() -> journal.highest(account).map(Entry::voucher));
  }

  /** The store's word, while it is believed and the vouchers were not refused since. */
  Optional<Standing> standing(Account account) {
    return locked(
        () ->
            Optional.ofNullable(standings.get(account))
                .filter(believed -> clock.instant().isBefore(believed.until()))
                .map(Believed::standing));
  }

  void believe(Account account, Standing standing) {
    locked(
        () -> {
          if (standings.size() >= MAX_STANDINGS) {
            standings.clear();
          }
          return standings.put(account, new Believed(standing, clock.instant().plus(believedFor)));
        });
  }

  /** What the store said against the vouchers of this account, if it did. */
  Optional<Shown> worthless(Account account) {
    return locked(() -> Optional.ofNullable(worthless.get(account)));
  }

  /** Counts bytes that were sent on this account and are not signed for yet. */
  void sent(FilmId film, Optional<Account> account, long bytes) {
    locked(
        () -> {
          served.add(film, bytes);
          return account.map(of -> unsigned.merge(of, bytes, Long::sum));
        });
  }

  /** What was sent before the downloader said on what it draws. */
  void rebind(Account account, long bytes) {
    locked(() -> unsigned.merge(account, bytes, Long::sum));
  }

  long unsigned(Account account) {
    return locked(() -> unsigned.getOrDefault(account, 0L));
  }

  /** By how much it is higher than what was held; 0 where it is not, or there is no room. */
  long keep(FilmId film, SignedVoucher voucher) {
    Account account = Account.of(voucher);
    return locked(
        () -> {
          long before = journal.highest(account).map(e -> e.voucher().bytesServed()).orElse(0L);
          if (!journal.keep(new Entry(film, voucher))) {
            return 0L;
          }
          long more = voucher.bytesServed() - before;
          unsigned.merge(account, -more, (left, gone) -> Math.max(0, left + gone));
          return more;
        });
  }

  /** Those that are to be shown, at most so many. */
  List<SignedVoucher> toShow(int most) {
    return locked(
        () -> journal.all().stream().map(Entry::voucher).filter(isNew()).limit(most).toList());
  }

  private Predicate<SignedVoucher> isNew() {
    return voucher ->
        !worthless.containsKey(Account.of(voucher))
            && shown.getOrDefault(Account.of(voucher), 0L) < voucher.bytesServed();
  }

  /** The store's answer. */
  void shown(SignedVoucher voucher, Shown answer) {
    locked(
        () -> {
          Account account = Account.of(voucher);
          switch (answer) {
            case HELD, PAID, OLD -> shown.put(account, voucher.bytesServed());
            case FOREIGN, NOT_SIGNED, OVER, OWN, TOO_MANY -> worthless.put(account, answer);
            case UNKNOWN -> {} // shown again
          }
          return answer;
        });
  }

  void paid(List<Earned> earned) {
    Map<FilmId, Earned> byFilm = new HashMap<>();
    earned.forEach(one -> byFilm.put(one.film(), one));
    locked(() -> paid = byFilm);
  }

  Earnings earnings(Optional<FilmId> of) {
    return locked(
        () -> {
          Collection<Entry> entries =
              journal.all().stream()
                  .filter(entry -> of.isEmpty() || of.get().equals(entry.film()))
                  .toList();
          Collection<Earned> known =
              of.map(film -> Optional.ofNullable(paid.get(film)).stream().toList())
                  .orElseGet(() -> List.copyOf(paid.values()));
          return new Earnings(
              of.map(served::of).orElseGet(served::all),
              entries.stream().mapToLong(entry -> entry.voucher().bytesServed()).sum(),
              known.stream().mapToLong(Earned::heldUnits).sum(),
              known.stream().mapToLong(Earned::paidUnits).sum());
        });
  }

  /** Makes it survive a power cut. */
  void force() {
    locked(
        () -> {
          journal.force();
          served.write();
          return served;
        });
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    locked(
        () -> {
          journal.close();
          served.write();
          return served;
        });
  }
}
