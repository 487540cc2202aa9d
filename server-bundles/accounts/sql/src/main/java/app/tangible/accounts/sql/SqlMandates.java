package app.tangible.accounts.sql;

import app.tangible.accounts.Mandates;
import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ContractSignatures;
import app.tangible.database.Database;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mandates in the database; what of them holds is the chain's to say. */
@Component
public final class SqlMandates implements Mandates {

  private final Database database;
  private final OwnerKeys owners;
  private final ContractSignatures contracts;
  private final Clock clock;

  /** By the system's clock. */
  @Activate
  public SqlMandates(
      @Reference Database database,
      @Reference OwnerKeys owners,
      @Reference ContractSignatures contracts) {
    this(database, owners, contracts, Clock.systemUTC());
  }

  SqlMandates(Database database, OwnerKeys owners, ContractSignatures contracts, Clock clock) {
    this.database = database;
    this.owners = owners;
    this.contracts = contracts;
    this.clock = clock;
  }

  @Override
  public void keep(Mandate mandate) {
    database.transaction(
        t ->
            t.change(
                "insert into mandates (digest, account, household, chain_id, factory, passkey,"
                    + " signature, made_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                mandate.digest(),
                mandate.account().text(),
                mandate.household().hex(),
                mandate.chainId(),
                mandate.factory().text(),
                mandate.passkey(),
                mandate.signature(),
                clock.instant()));
  }

  @Override
  public void withdraw(OwnerAddress account, OwnerPublicKey household) {
    database.transaction(
        t ->
            t.change(
                "update mandates set withdrawn_at = ?"
                    + " where account = ? and household = ? and withdrawn_at is null",
                clock.instant(),
                account.text(),
                household.hex()));
  }

  @Override
  public Optional<Mandate> find(OwnerAddress account, OwnerPublicKey household) {
    return database
        .transaction(
            t ->
                t.first(
                    "select * from mandates where account = ? and household = ?"
                        + " and withdrawn_at is null order by made_at desc limit 1",
                    SqlMandates::mandate,
                    account.text(),
                    household.hex()))
        .filter(this::isTaken);
  }

  private static Mandate mandate(ResultSet row) throws SQLException {
    return new Mandate(
        row.getLong("chain_id"),
        new OwnerAddress(row.getString("account")),
        new OwnerPublicKey(row.getString("household")),
        new OwnerAddress(row.getString("factory")),
        row.getString("passkey"),
        row.getString("signature"));
  }

  @Override
  public List<OwnerAddress> accountsOf(OwnerPublicKey household) {
    return database.transaction(
        t ->
            t.list(
                "select distinct account from mandates"
                    + " where household = ? and withdrawn_at is null order by account",
                row -> new OwnerAddress(row.getString(1)),
                household.hex()));
  }

  @Override
  public boolean stands(Mandate mandate) {
    boolean kept =
        database
            .transaction(
                t ->
                    t.first(
                        "select 1 from mandates where digest = ? and withdrawn_at is null",
                        row -> 1,
                        mandate.digest()))
            .isPresent();
    return kept && isTaken(mandate);
  }

  private boolean isTaken(Mandate mandate) {
    Bytes32 hash = Bytes32.of(owners.hashOf(mandate.text()));
    Account account = new Account(mandate.account().text());
    return owners.verifies(mandate)
        && switch (contracts.isSignedBy(account, hash, mandate.signatureBytes())) {
          case SIGNED -> true;
          case NOT_SIGNED -> false;
          // It comes into being with its first operation; until then its first passkey is all.
          case NO_CONTRACT -> mandate.signatureBytes()[0] == 0;
        };
  }
}
