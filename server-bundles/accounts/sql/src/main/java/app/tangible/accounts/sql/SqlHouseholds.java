package app.tangible.accounts.sql;

import app.tangible.accounts.Households;
import app.tangible.database.Database;
import app.tangible.database.DatabaseException;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Owners as they showed themselves, by their grants. */
@Component
public final class SqlHouseholds implements Households {

  private final Database database;
  private final OwnerKeys owners;
  private final Clock clock;

  /** By the system's clock. */
  @Activate
  public SqlHouseholds(@Reference Database database, @Reference OwnerKeys owners) {
    this(database, owners, Clock.systemUTC());
  }

  /** By this clock. */
  public SqlHouseholds(Database database, OwnerKeys owners, Clock clock) {
    this.database = database;
    this.owners = owners;
    this.clock = clock;
  }

  @Override
  public Admission admit(DeviceId caller, DeviceGrant grant) {
    if (!grant.device().equals(caller)) {
      return new Admission.Refused("it names another device than the one that signed the request");
    }
    if (!owners.verifiesText(grant.owner(), grant.statement(), grant.signature())) {
      return new Admission.Refused("it is not signed by the owner that it names");
    }
    return database.transaction(
        t -> {
          t.change(
              "insert into users (pub_key, address, created_at) values (?, ?, ?)"
                  + " on conflict do nothing",
              grant.owner().hex(),
              owners.addressOf(grant.owner()).text(),
              clock.instant());
          t.change(
              "insert into devices (device, owner, seen) values (?, ?, ?) on conflict do nothing",
              caller.hex(),
              grant.owner().hex(),
              clock.instant());
          return new Admission.Admitted();
        });
  }

  @Override
  public Set<OwnerPublicKey> ownersOf(DeviceId device) {
    return Set.copyOf(
        database.transaction(
            t ->
                t.list(
                    "select owner from devices where device = ?",
                    row -> new OwnerPublicKey(row.getString(1)),
                    device.hex())));
  }

  @Override
  public Optional<String> publish(OwnerPublicKey owner) {
    String code = HouseholdCode.of(owner);
    try {
      int changed =
          database.transaction(
              t -> t.change("update users set code = ? where pub_key = ?", code, owner.hex()));
      if (changed != 1) {
        throw new IllegalStateException("an owner is published before they were admitted");
      }
      return Optional.of(code);
    } catch (DatabaseException e) {
      if (e.isDuplicate()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<Household> find(String code) {
    return database.transaction(
        t ->
            t.first(
                "select pub_key, address from users where code = ?",
                row ->
                    new Household(
                        new OwnerPublicKey(row.getString(1)), new OwnerAddress(row.getString(2))),
                code));
  }
}
