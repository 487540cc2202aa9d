package app.tangible.seeding.sql;

import app.tangible.chain.ChainException;
import app.tangible.chain.SeederRewards;
import app.tangible.chain.SeederRewards.Claim;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.resale.OfferBook;
import app.tangible.seeding.sql.VoucherTable.Row;
import app.tangible.transfer.VoucherDesk.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HELD to PAID: in the seeders' names, with this server's gas. The contract pays nothing twice. */
final class ClaimLane {

  private static final Logger log = LoggerFactory.getLogger(ClaimLane.class);
  private static final int AT_ONCE = 16;
  private static final Duration INDEXED_BY_THEN = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final SeederRewards rewards;
  private final OfferBook offers;
  private final ClaimTerms terms;
  private final Clock clock;

  ClaimLane(
      Database database, SeederRewards rewards, OfferBook offers, ClaimTerms terms, Clock clock) {
    this.database = database;
    this.rewards = rewards;
    this.offers = offers;
    this.terms = terms;
    this.clock = clock;
  }

  Optional<Instant> round() {
    Instant now = clock.instant();
    database.transaction(t -> VoucherTable.again(t, now, now.minus(INDEXED_BY_THEN)));
    List<Row> rows = database.transaction(t -> VoucherTable.due(t, now, AT_ONCE));
    if (!DueWork.atOnce(rows, this::look)) {
      return Optional.empty();
    }
    Instant look = now.plus(INDEXED_BY_THEN);
    return database
        .transaction(VoucherTable::nextDue)
        .map(due -> due.isBefore(look) ? due : look)
        .or(() -> Optional.of(look));
  }

  private void look(Row row) {
    try {
      record Seen(Optional<Standing> standing, boolean offered) {}
      Seen seen =
          database.transaction(
              t ->
                  new Seen(
                      LicenceFacts.standing(t, row.token(), row.epoch(), row.seeder()),
                      offers.stands(t, row.token())));
      if (seen.standing().isEmpty()) {
        later(row, terms.every(), "the licence is not in the tables");
      } else {
        look(row, seen.standing().get(), seen.offered());
      }
    } catch (ChainException e) {
      log.warn("vouchers wait for the chain: {}", e.getMessage());
      again(row, "the chain cannot be asked");
    } catch (RuntimeException e) {
      log.error("a voucher met a mistake of ours", e);
      again(row, "a mistake of the server");
    }
  }

  private void look(Row row, Standing standing, boolean offered) {
    long paid = standing.bytesPaid();
    long left = Math.min(row.bytes() - paid, standing.bytesLeft());
    if (left <= 0) {
      end(row, "PAID", paid, row.bytes() > paid ? "the licence's bytes are used up" : null);
      return;
    }
    long units = LicenceFacts.units(left, standing.unitsPerGiB());
    Instant ripe = row.shown().plus(terms.period());
    boolean old = !clock.instant().isBefore(ripe);
    if (units >= terms.units() || units >= terms.leastUnits() && (old || offered)) {
      claim(row, paid);
    } else {
      later(row, terms.every(), null);
    }
  }

  private void claim(Row row, long paid) {
    switch (rewards.claim(row.served(), row.signature().bytes())) {
      case Claim.Paid(var mined, long bytes, long units) -> {
        log.info("a seeder was paid {} units in transaction {}", units, mined.transaction());
        paid(row, paid + bytes);
      }
      case Claim.Nothing(String reason) -> {
        SeederRewards.Standing now =
            rewards.standingOf(row.token(), row.epoch(), row.served().seeder());
        if (now.bytesPaid() >= row.bytes() || now.bytesLeft() == 0) {
          end(row, "PAID", now.bytesPaid(), reason);
        } else {
          later(row, terms.period(), reason); // the pot may be filled again
        }
      }
      case Claim.Refused(String reason) -> end(row, "REFUSED", paid, reason);
    }
  }

  private void paid(Row row, long bytes) {
    if (bytes >= row.bytes()) {
      end(row, "PAID", bytes, null);
    } else {
      later(row, terms.every(), "the pot or the licence paid a part");
    }
  }

  private void end(Row row, String state, long paidBytes, @Nullable String note) {
    database.transaction(
        t -> {
          VoucherTable.end(t, row, state, paidBytes, note);
          return t;
        });
  }

  private void later(Row row, Duration pause, @Nullable String note) {
    put(row, pause, 0, note);
  }

  private void again(Row row, String note) {
    Duration pause = Duration.ofSeconds(1L << Math.min(row.attempts(), 10));
    put(row, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, row.attempts() + 1, note);
  }

  private void put(Row row, Duration pause, int attempts, @Nullable String note) {
    database.transaction(
        t -> {
          VoucherTable.later(t, row, clock.instant().plus(pause), attempts, note);
          return t;
        });
  }
}
