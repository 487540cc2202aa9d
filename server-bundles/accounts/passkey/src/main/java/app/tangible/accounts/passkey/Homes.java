package app.tangible.accounts.passkey;

import app.tangible.accounts.Households;
import app.tangible.accounts.Mandates;
import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.chain.account.PasskeyAssertion;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.web.ProblemException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The households in which an account's films play. The passkey says so once, and takes it back. */
final class Homes {

  private final PasskeyTables tables;
  private final Ceremony ceremony;
  private final PasskeyAccounts accounts;
  private final Registrations registrations;
  private final Households households;
  private final Mandates mandates;
  private final OwnerKeys owners;
  private final long chainId;

  Homes(
      PasskeyTables tables,
      Ceremony ceremony,
      PasskeyAccounts accounts,
      Registrations registrations,
      Households households,
      Mandates mandates,
      OwnerKeys owners,
      long chainId) {
    this.tables = tables;
    this.ceremony = ceremony;
    this.accounts = accounts;
    this.registrations = registrations;
    this.households = households;
    this.mandates = mandates;
    this.owners = owners;
    this.chainId = chainId;
  }

  /** What the passkey is to sign: it follows from account and household, nothing is kept. */
  Bodies.Home prepare(PasskeyRow passkey, @Nullable String code) {
    OwnerPublicKey household = household(code);
    indexOf(passkey);
    return home(passkey, household);
  }

  private Bodies.Home home(PasskeyRow passkey, OwnerPublicKey household) {
    OwnerAddress account = account(passkey);
    return new Bodies.Home(
        owners.addressOf(household).text(),
        Base64Url.encode(challenge(account, household)),
        mandates.find(account, household).isPresent());
  }

  /** Keeps the passkey's word, once the chain takes it for the account's. */
  Bodies.Home admit(PasskeyRow passkey, @Nullable String code, Bodies.Assertion body) {
    OwnerPublicKey household = household(code);
    OwnerAddress account = account(passkey);
    int index = indexOf(passkey);
    byte[] challenge = challenge(account, household);
    byte[] data = Base64Url.decode("authenticatorData", body.authenticatorData());
    byte[] clientData = Base64Url.decode("clientData", body.clientData());
    byte[] signature = Base64Url.decode("signature", body.signature());
    long count = ceremony.verify(passkey, challenge, data, clientData, signature);
    tables.move(passkey, passkey.first(), passkey.account(), count);
    mandates.keep(
        new Mandate(
            chainId,
            account,
            household,
            new OwnerAddress(accounts.factory().text()),
            hex(passkey.key().x()) + hex(passkey.key().y()),
            HexFormat.of()
                .formatHex(
                    accounts.signatureOf(
                        Bytes32.of(challenge),
                        new PasskeyAssertion(index, data, clientData, signature)))));
    if (mandates.find(account, household).isEmpty()) {
      throw new ProblemException(
          409, "not-a-key", "The chain does not take this for the account's word.");
    }
    return home(passkey, household);
  }

  /** From now on nothing is issued or renewed there for the account. */
  Bodies.Home dismiss(PasskeyRow passkey, @Nullable String code, Bodies.Leaving body) {
    OwnerPublicKey household = household(code);
    indexOf(passkey);
    long count =
        ceremony.verify(
            passkey,
            registrations.used(body.challenge()),
            Base64Url.decode("authenticatorData", body.authenticatorData()),
            Base64Url.decode("clientData", body.clientData()),
            Base64Url.decode("signature", body.signature()));
    tables.move(passkey, passkey.first(), passkey.account(), count);
    mandates.withdraw(account(passkey), household);
    return home(passkey, household);
  }

  private OwnerPublicKey household(@Nullable String code) {
    return Optional.ofNullable(code)
        .map(text -> text.replaceAll("[ -]", "").toUpperCase(Locale.ROOT))
        .flatMap(households::find)
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "unknown-household", "No household has made itself known by this code."))
        .owner();
  }

  private int indexOf(PasskeyRow passkey) {
    return accounts
        .indexOf(passkey.first(), passkey.key())
        .orElseThrow(
            () ->
                new ProblemException(
                    409, "not-a-key", "The account does not obey this passkey, or not yet."));
  }

  private static OwnerAddress account(PasskeyRow passkey) {
    Account account = passkey.account();
    return new OwnerAddress(account.text());
  }

  private byte[] challenge(OwnerAddress account, OwnerPublicKey household) {
    byte[] hash = owners.hashOf(Mandate.text(chainId, account, household));
    return owners.passkeyChallenge(chainId, account, hash);
  }

  private static String hex(Bytes32 word) {
    return word.text().substring(2);
  }
}
