package app.tangible.issuing.saga;

import app.tangible.accounts.Mandates;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.identity.DeviceId;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.saga.LicenceTable.LicenceRow;
import app.tangible.licence.LicenceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Hands licences out and renews their leases while the chain says that nothing moved. */
final class Leases {

  /** A lease that is newer than this is good enough. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final LicenceTable table;
  private final LicenceRegistry registry;
  private final LicenceIssuer issuer;
  private final Mandates mandates;
  private final Clock clock;

  Leases(
      LicenceTable table,
      LicenceRegistry registry,
      LicenceIssuer issuer,
      Mandates mandates,
      Clock clock) {
    this.table = table;
    this.registry = registry;
    this.issuer = issuer;
    this.mandates = mandates;
    this.clock = clock;
  }

  Optional<byte[]> find(LicenceId licence, DeviceId caller) {
    return table.find(licence, caller).map(LicenceRow::encoded).filter(bytes -> bytes.length > 0);
  }

  Optional<TokenId> token(LicenceId licence, DeviceId caller) {
    return table.find(licence, caller).map(LicenceRow::token);
  }

  Renewal renew(LicenceId licence, DeviceId caller) {
    Optional<LicenceRow> found = table.find(licence, caller);
    if (found.isEmpty()) {
      return new Renewal.Unknown();
    }
    LicenceRow row = found.get();
    if (row.encoded().length == 0) {
      return new Renewal.NotTheOwner();
    }
    LicenceWord word = registry.wordOf(row.token());
    // Sold and bought back is a new certificate: the nonce counts, not the owner alone.
    if (!word.owner().text().equals(issuer.ownerOf(row.certified(), row.mandate()).text())
        || word.nonce() != row.nonce()) {
      table.moved(row, word);
      return new Renewal.NotTheOwner();
    }
    if (row.mandate() != null && !mandates.stands(row.mandate())) {
      return new Renewal.NotTheOwner();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (row.until() == null ? table.isParked(row) : !now.isBefore(row.until())) {
      return row.until() == null ? new Renewal.Offered() : new Renewal.NotTheOwner();
    }
    if (row.sequence() > 1 && row.leased().plus(FRESH).isAfter(now)) {
      return new Renewal.Renewed(row.encoded());
    }
    byte[] renewed = issuer.renewed(row, now);
    return new Renewal.Renewed(
        table.renewed(row, now, renewed)
            ? renewed
            : table.find(licence, caller).orElseThrow().encoded());
  }
}
