package app.tangible.accounts.passkey;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.OperationOutcome;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.chain.account.PasskeyAssertion;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.chain.account.PreparedOperation;
import app.tangible.chain.account.Recovery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A chain in memory: it takes what it is given, and remembers. */
final class MemoryAccounts implements PasskeyAccounts {

  static final long PRICE = 13_000_000;

  final Map<Account, List<PasskeyPublicKey>> keys = new HashMap<>();
  final Map<Account, Account> guardians = new HashMap<>();
  final Map<Account, Recovery> recoveries = new HashMap<>();
  final Map<Account, Long> coins = new HashMap<>();
  final Map<Bytes32, OperationOutcome> outcomes = new HashMap<>();
  final List<AccountAction> prepared = new ArrayList<>();
  final List<PasskeyAssertion> sent = new ArrayList<>();
  boolean isDown;
  boolean reverts;

  @Override
  public Account addressOf(PasskeyPublicKey first) {
    return new Account("0x" + first.x().text().substring(26));
  }

  @Override
  public Account factory() {
    return new Account("0x" + "fa".repeat(20));
  }

  @Override
  public byte[] signatureOf(Bytes32 challenge, PasskeyAssertion assertion) {
    return Arrays.copyOf(new byte[] {(byte) assertion.index()}, 200);
  }

  @Override
  public boolean isDeployed(Account account) {
    return keys.containsKey(account);
  }

  @Override
  public OptionalInt indexOf(PasskeyPublicKey first, PasskeyPublicKey key) {
    int index = keys.getOrDefault(addressOf(first), List.of(first)).indexOf(key);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  @Override
  public Optional<Account> guardianOf(Account account) {
    return Optional.ofNullable(guardians.get(account));
  }

  @Override
  public Optional<Recovery> recoveryOf(Account account) {
    return Optional.ofNullable(recoveries.get(account));
  }

  @Override
  public long coinsOf(Account account) {
    return coins.getOrDefault(account, 0L);
  }

  @Override
  public long priceOf(long edition) {
    return edition == 1 ? PRICE : 0;
  }

  @Override
  public PreparedOperation prepare(PasskeyPublicKey first, AccountAction action) {
    prepared.add(action);
    Bytes32 hash = new Bytes32("0x%064x".formatted(prepared.size()));
    return new PreparedOperation(addressOf(first), hash, "operation " + prepared.size());
  }

  @Override
  public OperationOutcome send(PreparedOperation operation, PasskeyAssertion assertion) {
    if (isDown) {
      throw new ChainException("down");
    }
    sent.add(assertion);
    TransactionHash transaction = new TransactionHash(operation.hash().text());
    return outcomes.computeIfAbsent(
        operation.hash(),
        _ ->
            reverts
                ? new OperationOutcome.Reverted(transaction, 7, "no")
                : new OperationOutcome.Done(transaction, 7, 1, List.of(new TokenId(1, 1))));
  }

  @Override
  public Optional<OperationOutcome> outcomeOf(Bytes32 hash) {
    return Optional.ofNullable(outcomes.get(hash));
  }
}
