package app.tangible.licence;

import java.time.Instant;
import java.util.List;

/**
 * What the chain's state said of one licence at one block: the header and the nodes of two
 * Merkle-Patricia proofs (EIP-1186). The log's key vouches for the header.
 *
 * @param blockHash Keccak-256 of the header, 0x and 64 hex digits
 * @param time when the block was the newest that counts
 * @param header RLP
 * @param account from the state root to the licence contract
 * @param storage from its storage root to the licence's word
 * @param note the log's word for block, hash and time; empty before it is signed
 */
public record StateProof(
    long chainId,
    long block,
    String blockHash,
    Instant time,
    byte[] header,
    List<byte[]> account,
    List<byte[]> storage,
    String note) {

  /** Copies. */
  public StateProof {
    time = Instant.ofEpochSecond(time.getEpochSecond());
    header = header.clone();
    account = account.stream().map(byte[]::clone).toList();
    storage = storage.stream().map(byte[]::clone).toList();
  }
}
