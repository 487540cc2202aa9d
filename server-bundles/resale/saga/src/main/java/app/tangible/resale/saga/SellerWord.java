package app.tangible.resale.saga;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ContractSignatures;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.TypedMessage;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whether an owner signed, by their key or as an account that is a contract (ERC-1271). */
final class SellerWord {

  private static final int KEY_CHARS = 130;

  private final OwnerKeys owners;
  private final ContractSignatures contracts;

  SellerWord(OwnerKeys owners, ContractSignatures contracts) {
    this.owners = owners;
    this.contracts = contracts;
  }

  /** Whose the licence is on the chain. */
  Account accountOf(OwnerPublicKey seller, @Nullable Account account) {
    return account == null ? new Account(owners.addressOf(seller).text()) : account;
  }

  /**
   * Whether the message is the owner's.
   *
   * @param account null where the licence is the key's own
   * @param signature hex
   */
  boolean isBy(
      OwnerPublicKey seller, @Nullable Account account, TypedMessage message, String signature) {
    if (account == null) {
      return signature.length() == KEY_CHARS
          && owners.verifiesTyped(seller, message, new OwnerSignature(signature));
    }
    return contracts.isSignedBy(
            account, Bytes32.of(owners.hashOf(message)), HexFormat.of().parseHex(signature))
        == ContractSignatures.Word.SIGNED;
  }
}
