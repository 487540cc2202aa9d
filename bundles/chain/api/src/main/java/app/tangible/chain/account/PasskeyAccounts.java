package app.tangible.chain.account;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Accounts that passkeys command (contracts/src/account), and the platform that pays their gas. An
 * account is named by its first passkey, of which its address is a function. Calls block on the
 * caller's (virtual) thread and throw {@link ChainException} when node or bundler cannot be reached
 * or refuse.
 *
 * <p>Guarantees: what is prepared does what its action says and nothing else; it is paid for by the
 * platform, within the limits of its paymaster; nobody but the account's passkeys can let it
 * happen.
 */
@ProviderType
public interface PasskeyAccounts {

  /** Where the account is or will be; computed, nobody is asked. */
  Account addressOf(PasskeyPublicKey first);

  /** What makes accounts, of which their addresses are a function too. */
  Account factory();

  /**
   * An assertion over a challenge in the form in which accounts take signatures (ERC-1271).
   *
   * @throws IllegalArgumentException when the assertion is not about this challenge
   */
  byte[] signatureOf(Bytes32 challenge, PasskeyAssertion assertion);

  /** Whether the account is on the chain, which its first operation brings about. */
  boolean isDeployed(Account account);

  /** Which of the account's passkeys this is; empty when it is none of them. */
  OptionalInt indexOf(PasskeyPublicKey first, PasskeyPublicKey key);

  /** Who may propose a passkey for the account; empty when nobody may. */
  Optional<Account> guardianOf(Account account);

  /** The passkey that waits to take over, if one was proposed. */
  Optional<Recovery> recoveryOf(Account account);

  /** What the account has, in the stablecoin's smallest units. */
  long coinsOf(Account account);

  /** What the edition costs on the chain, in the same units; 0 when it is not sold there. */
  long priceOf(long edition);

  /**
   * An operation that does this, created, sponsored and ready to be signed; it creates the account
   * when it is not there yet. It can be sent for some minutes.
   */
  PreparedOperation prepare(PasskeyPublicKey first, AccountAction action);

  /**
   * Sends the signed operation to the bundler and waits until it is in a block. Safe to repeat: an
   * operation is in a block once.
   *
   * @throws IllegalArgumentException when the assertion is not about this operation
   */
  OperationOutcome send(PreparedOperation operation, PasskeyAssertion assertion);

  /** How an operation ended that was sent before; empty when it is in no block. */
  Optional<OperationOutcome> outcomeOf(Bytes32 hash);
}
