package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherBook.Reason;
import app.tangible.transfer.VoucherBook.Tab;
import app.tangible.transfer.VoucherBook.Verdict;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One download's account: what was sent against what was signed. */
final class StreamTab implements Tab {

  private final FilmId film;
  private final String peer;
  private final VoucherChecks checks;
  private final Ledger ledger;
  private final FreeRide free;
  private final long windowBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Account> account = Optional.empty();
  private long sent;
  private long signed;
  private boolean forFree;

  StreamTab(
      FilmId film,
      String peer,
      VoucherChecks checks,
      Ledger ledger,
      FreeRide free,
      long windowBytes) {
    this.film = film;
    this.peer = peer;
    this.checks = checks;
    this.ledger = ledger;
    this.free = free;
    this.windowBytes = windowBytes;
  }

  @Override
  public long allowance() {
    lock.lock();
    try {
      if (forFree || checks.isUnpaid()) {
        return Long.MAX_VALUE;
      }
      return signed == 0
          ? Math.min(windowBytes, free.left(peer))
          : Math.max(0, windowBytes - (sent - signed));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sent(long bytes) {
    if (bytes <= 0) {
      return;
    }
    lock.lock();
    try {
      sent += bytes;
      if (signed == 0) {
        free.had(peer, bytes);
      }
    } finally {
      lock.unlock();
    }
    ledger.sent(film, account, bytes);
  }

  @Override
  public Optional<SignedVoucher> held(Entitlement entitlement) {
    return ledger.held(bind(entitlement));
  }

  private Account bind(Entitlement entitlement) {
    lock.lock();
    try {
      if (account.isEmpty()) {
        Account bound = new Account(entitlement, checks.seeder());
        account = Optional.of(bound);
        if (sent > 0) {
          ledger.rebind(bound, sent);
        }
      }
      return account.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Verdict take(SignedVoucher voucher) {
    bind(voucher.entitlement());
    // Asks the store: without the lock.
    Verdict verdict = checks.take(film, voucher);
    lock.lock();
    try {
      switch (verdict) {
        case Verdict.Kept(long newBytes) -> signed += newBytes;
        // Nothing more is paid for this licence, whoever serves: not the downloader's doing.
        case Verdict.Refused(Reason reason, String _) -> forFree |= reason == Reason.USED_UP;
      }
    } finally {
      lock.unlock();
    }
    return verdict;
  }

  @Override
  public void close() {
    // What is left unsigned stays counted with the licence.
  }
}
