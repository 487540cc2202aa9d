package app.tangible.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What happened on the contracts, block by block, for whoever keeps tables of it. All methods throw
 * {@link ChainException} when the node cannot be reached.
 */
@ProviderType
public interface ChainFeed {

  /** The block below which nothing of the contracts can be. */
  long startBlock();

  /** The newest block. */
  Block head();

  /** The block of this number, if the chain has one now. */
  Optional<Block> block(long number);

  /**
   * What the contracts said in these blocks, both included, in the order of the chain; at most
   * 1,000 blocks a call.
   */
  List<ChainEvent> events(long from, long to);

  /** One block. */
  record Block(long number, Bytes32 hash, Bytes32 parent, Instant time) {}
}
