package app.tangible.indexer;

import app.tangible.chain.Account;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.TokenId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The chain's events in the server's database. Safe for use by several threads. */
@ProviderType
public interface ChainIndex {

  /** Most that {@link #tokensOf} answers. */
  int MAX_TOKENS = 1_000;

  /** The last block whose events are in all tables; empty before the first. */
  Optional<Block> indexed();

  /** Looks at the chain and waits until this block is in all tables; false when time is over. */
  boolean await(long block, Duration atMost);

  /** How far it is behind the newest block that it has heard of. */
  long behind();

  /** The licence's word as the events tell it, as of {@link #indexed}. */
  Optional<Holding> holding(TokenId token);

  /** The account's licences, by token; at most {@value #MAX_TOKENS}. */
  List<Holding> tokensOf(Account owner);

  /**
   * Who has a licence.
   *
   * @param nonce how often it moved or its asks were cancelled
   * @param ask the price it is listed at on the chain, in units of the coin; 0 is none
   * @param block where this was last changed
   */
  record Holding(TokenId token, Account owner, long nonce, long ask, long block) {}
}
