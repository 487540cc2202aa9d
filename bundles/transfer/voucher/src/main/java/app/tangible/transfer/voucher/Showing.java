package app.tangible.transfer.voucher;

import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.VoucherDesk;
import app.tangible.transfer.VoucherDesk.Shown;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows vouchers to the store soon, so that it can put epochs on record before a sale. */
final class Showing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Showing.class);
  private static final long CLOSE_SECONDS = 5;

  private final OwnerAddress seeder;
  private final VoucherDesk desk;
  private final VoucherChecks checks;
  private final Ledger ledger;
  private final ScheduledThreadPoolExecutor executor;

  Showing(VoucherChecks checks, VoucherDesk desk, Ledger ledger, Duration every) {
    seeder = checks.seeder();
    this.checks = checks;
    this.desk = desk;
    this.ledger = ledger;
    executor = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("vouchers").factory());
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    executor.scheduleWithFixedDelay(this::round, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  void round() {
    try {
      ledger.force();
      checks.learn();
      for (List<SignedVoucher> batch = ledger.toShow(VoucherDesk.MAX_SHOWN);
          !batch.isEmpty() && show(batch);
          batch = ledger.toShow(VoucherDesk.MAX_SHOWN)) {
        log.debug("{} vouchers were shown", batch.size());
      }
      ledger.paid(desk.earned(seeder));
    } catch (TransferException e) {
      log.debug("vouchers wait for the store: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("vouchers could not be shown", e);
    }
  }

  /** Whether any is settled: else the same would be shown again at once. */
  private boolean show(List<SignedVoucher> batch) {
    List<Shown> answers = desk.show(batch);
    boolean settled = false;
    for (int i = 0; i < batch.size(); i++) {
      Shown answer = i < answers.size() ? answers.get(i) : Shown.UNKNOWN;
      ledger.shown(batch.get(i), answer);
      settled |= answer != Shown.UNKNOWN;
    }
    return settled && answers.stream().noneMatch(Shown.UNKNOWN::equals);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
