package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.ChainException;
import java.math.BigInteger;
import java.util.Optional;

/** The coin that films are paid with, as far as this server's own account has some. */
final class Coin {

  private final Node node;
  private final Writes writes;
  private final Settings settings;
  private final Once<Grant, Boolean> approving = new Once<>();
  private volatile Optional<Account> address = Optional.empty();

  Coin(Node node, Writes writes, Settings settings) {
    this.node = node;
    this.writes = writes;
    this.settings = settings;
  }

  /** Fixed at the deployment of the licence contract, which is asked once. */
  Account address() {
    return address.orElseGet(
        () -> {
          Account found = node.words(Call.stablecoin(settings.licences()), 1).account(0);
          address = Optional.of(found);
          return found;
        });
  }

  /** Who lets whom take. */
  private record Grant(Account owner, Account contract) {}

  /**
   * Lets a contract take this amount from the owner's account. What is allowed is bounded and
   * stands, so that a payment seldom needs a transaction for it.
   */
  void allow(Account owner, Account contract, long amount) {
    BigInteger wanted = BigInteger.valueOf(amount);
    Grant grant = new Grant(owner, contract);
    if (allowed(grant).compareTo(wanted) >= 0) {
      return;
    }
    approving.run(grant, () -> approve(grant, wanted));
    // Joined another's, which was for less.
    if (allowed(grant).compareTo(wanted) < 0) {
      approve(grant, wanted);
    }
  }

  private boolean approve(Grant grant, BigInteger wanted) {
    if (allowed(grant).compareTo(wanted) >= 0) {
      return true;
    }
    BigInteger amount = wanted.max(BigInteger.valueOf(settings.approvalUnits()));
    if (writes.send(Call.approve(address(), grant.contract(), amount))
        instanceof Outcome.Refused<Receipt>(Revert revert)) {
      throw new ChainException("approve: the coin refused with " + revert);
    }
    return true;
  }

  private BigInteger allowed(Grant grant) {
    return node.words(Call.allowance(address(), grant.owner(), grant.contract()), 1).number(0);
  }
}
