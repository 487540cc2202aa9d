package app.tangible.chain;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether accounts that are contracts take a signature for their own (ERC-1271), on the chain as it
 * is now. Throws {@link ChainException} when the node cannot be reached.
 */
@ProviderType
public interface ContractSignatures {

  /** The longest signature that is shown to a contract. */
  int MAX_BYTES = 4_096;

  /** What the account says of the signature over this hash. */
  Word isSignedBy(Account account, Bytes32 hash, byte[] signature);

  /** An account's answer. */
  enum Word {
    SIGNED,
    /** It says no, fails, or answers anything else. */
    NOT_SIGNED,
    /** Nobody can be asked: there is no code at this address. */
    NO_CONTRACT
  }
}
