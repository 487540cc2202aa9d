package app.tangible.chain;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Proofs of what the chain's state says of a licence (EIP-1186). */
@ProviderType
public interface ChainProofs {

  /**
   * The proof of the licence's owner word after the newest block that is final.
   *
   * @throws ChainException when the node cannot be reached, or what it says does not fit together
   */
  WordProof prove(TokenId token);

  /**
   * What leads from the block's hash to the word.
   *
   * @param header RLP; its Keccak-256 is the block's hash
   * @param account nodes from the state root to the licence contract
   * @param storage nodes from its storage root to the word
   */
  record WordProof(
      ChainFeed.Block block, byte[] header, List<byte[]> account, List<byte[]> storage) {

    /** Copies. */
    public WordProof {
      header = header.clone();
      account = account.stream().map(byte[]::clone).toList();
      storage = storage.stream().map(byte[]::clone).toList();
    }
  }
}
