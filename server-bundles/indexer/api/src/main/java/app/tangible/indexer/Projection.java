package app.tangible.indexer;

import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tables that are made of the chain's events and of nothing else. The indexer keeps how far each is
 * made, in the transaction that makes it: no event is applied twice or left out, whatever dies, and
 * a projection that is new begins at the first event.
 */
@ConsumerType
public interface Projection {

  /** Under which its progress is kept; at most 32 characters, never changed. */
  String name();

  /**
   * Gets what the tables need besides the events, such as a constant of the contract: called before
   * events are applied, outside any transaction.
   *
   * @throws app.tangible.chain.ChainException when it cannot be had; it is tried again
   */
  default void prepare() {}

  /** The events of the next block that has any, in the order of the chain. */
  void apply(Transaction t, EventBlock block, Past past);

  /** Makes the tables as they were before this block: it and all after it are gone. */
  void forget(Transaction t, long fromBlock, Past past);

  /** A block that said something. */
  record EventBlock(long number, Instant time, List<ChainEvent> events) {

    /** Copies. */
    public EventBlock {
      events = List.copyOf(events);
    }
  }

  /** The events so far, also those of blocks that this projection has not seen yet. */
  @org.osgi.annotation.versioning.ProviderType
  interface Past {

    /** What was said of the token before this place, in order. */
    List<ChainEvent> ofToken(TokenId token, long block, long index);

    /** What was said of the edition itself (not of its licences) before this place, in order. */
    List<ChainEvent> ofEdition(long edition, Place before);
  }
}
