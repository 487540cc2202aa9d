package app.tangible.seeding.sql;

import app.tangible.chain.ChainException;
import app.tangible.chain.SeederRewards;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Promises seeders of each edition that is published a reward, and keeps its pot ahead of the
 * sales. What was put in is what the chain says: nothing is put in twice, and what a reorganisation
 * took back is put in again.
 */
final class PotLane {

  private static final Logger log = LoggerFactory.getLogger(PotLane.class);
  private static final int AT_ONCE = 50;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final Database database;
  private final SeederRewards rewards;
  private final PotTerms terms;
  private final Clock clock;

  PotLane(Database database, SeederRewards rewards, PotTerms terms, Clock clock) {
    this.database = database;
    this.rewards = rewards;
    this.terms = terms;
    this.clock = clock;
  }

  /** An edition and what is known of its pot; {@code perGiB} is below zero before the promise. */
  record Pot(
      long edition,
      long sealedBytes,
      long floorUnits,
      long sold,
      long perGiB,
      long bytesPerLicence,
      long filled) {

    long perLicence() {
      return LicenceFacts.units(bytesPerLicence, perGiB);
    }

    Pot promised(long newPerGiB, long newBytes) {
      return new Pot(edition, sealedBytes, floorUnits, sold, newPerGiB, newBytes, filled);
    }
  }

  Optional<Instant> round() {
    boolean well = true;
    for (Pot pot : database.transaction(this::due)) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      try {
        fill(pot.perGiB() < 0 ? promise(pot) : pot);
      } catch (ChainException e) {
        well = false;
        log.warn("the pot of edition {} waits: {}", pot.edition(), e.getMessage());
      }
    }
    Duration pause =
        well || AFTER_FAILURE.compareTo(terms.every()) < 0 ? terms.every() : AFTER_FAILURE;
    return Optional.of(clock.instant().plus(pause));
  }

  /** Those without a promise, and those whose pot is less than half of what it should be ahead. */
  private List<Pot> due(Transaction t) {
    return t
        .list(
            "select f.edition, f.sealed_bytes, f.price_minor,"
                + " (select count(*) from token_owners o where o.edition = f.edition) as sold,"
                + " coalesce(p.units_per_gib, -1) as per_gib,"
                + " coalesce(p.bytes_per_licence, 0) as bytes,"
                + " (select coalesce(sum(e.units), 0) from chain_events e"
                + " where e.kind = 'POT_FILLED' and e.edition = f.edition) as filled"
                + " from films f left join seeding_pots p on p.edition = f.edition"
                + " order by f.number",
            row ->
                new Pot(
                    row.getLong("edition"),
                    row.getLong("sealed_bytes"),
                    Math.multiplyExact(row.getLong("price_minor"), terms.coinUnits()),
                    row.getLong("sold"),
                    row.getLong("per_gib"),
                    row.getLong("bytes"),
                    row.getLong("filled")))
        .stream()
        .filter(this::isLow)
        .limit(AT_ONCE)
        .toList();
  }

  private boolean isLow(Pot pot) {
    return pot.perGiB() < 0
        || pot.perGiB() > 0
            && pot.filled() < pot.perLicence() * (pot.sold() + (terms.licencesAhead() + 1) / 2);
  }

  /** As much as is wished and the contract allows: farming must not pay. */
  private Pot promise(Pot pot) {
    long bytes = Math.multiplyExact(pot.sealedBytes(), terms.filmsPerLicence());
    BigInteger most = BigInteger.valueOf(rewards.mostPerLicence(pot.edition(), pot.floorUnits()));
    long allowed =
        most.shiftLeft(30)
            .divide(BigInteger.valueOf(bytes))
            .min(BigInteger.valueOf(terms.unitsPerGiB()))
            .longValueExact();
    Pot promised = pot.promised(allowed, bytes);
    boolean pays = promised.perLicence() > 0;
    if (pays) {
      rewards.promise(pot.edition(), allowed, bytes, pot.floorUnits());
    }
    Pot kept = pays ? promised : pot.promised(0, bytes);
    database.transaction(
        t ->
            t.change(
                "insert into seeding_pots (edition, units_per_gib, bytes_per_licence, floor_units,"
                    + " filled_units) values (?, ?, ?, ?, 0)",
                kept.edition(),
                kept.perGiB(),
                kept.bytesPerLicence(),
                kept.floorUnits()));
    return kept;
  }

  private void fill(Pot pot) {
    long wanted = pot.perLicence() * (pot.sold() + terms.licencesAhead());
    if (wanted <= pot.filled()) {
      return;
    }
    // Again, as a reorganisation may have taken it back; it is read before anything is sent.
    rewards.promise(pot.edition(), pot.perGiB(), pot.bytesPerLicence(), pot.floorUnits());
    rewards.fill(pot.edition(), wanted);
    database.transaction(
        t ->
            t.change(
                "update seeding_pots set filled_units = ? where edition = ?",
                wanted,
                pot.edition()));
    log.info("the pot of edition {} was filled to {} units in all", pot.edition(), wanted);
  }
}
