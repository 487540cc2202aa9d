package app.tangible.chain;

/** Something that one of the contracts said, and where. Amounts are in units of the stablecoin. */
public sealed interface ChainEvent {

  /** Where it was said. */
  Place at();

  /**
   * A place on the chain.
   *
   * @param index of the log in its block
   */
  record Place(long block, Bytes32 blockHash, TransactionHash transaction, long index) {}

  /** An edition was registered. */
  record EditionRegistered(
      Place at, long edition, Bytes32 masterHash, Bytes32 filmId, Account studio)
      implements ChainEvent {}

  /** Its first-sale price was set. */
  record PriceSet(Place at, long edition, long price) implements ChainEvent {}

  /** A rights holder gave of its share of the studio's part, of 10,000. */
  record ShareGiven(Place at, long edition, Account from, Account to, int basisPoints)
      implements ChainEvent {}

  /** A licence was made ({@code from} is zero) or moved. */
  record Moved(Place at, TokenId token, Account from, Account to) implements ChainEvent {}

  /** A licence was made for a payment elsewhere. */
  record MintedFor(Place at, TokenId token, Bytes32 paymentId) implements ChainEvent {}

  /** A licence is offered on the chain; 0 takes it off. */
  record Listed(Place at, TokenId token, long price) implements ChainEvent {}

  /** A licence was sold on. */
  record Sold(Place at, TokenId token, long price) implements ChainEvent {}

  /** Every ask of a licence died; the nonce since. */
  record Cancelled(Place at, TokenId token, long nonce) implements ChainEvent {}

  /** An account could not be paid and is owed instead. */
  record Owed(Place at, Account account, long amount) implements ChainEvent {}

  /** What was owed was fetched. */
  record Withdrawn(Place at, Account account, long amount) implements ChainEvent {}

  /** The stablecoin moved in a transaction of the licence contract. */
  record Paid(Place at, Account from, Account to, long amount) implements ChainEvent {}

  /** A root was anchored. */
  record Anchored(Place at, Bytes32 root, long treeSize) implements ChainEvent {}

  /** Somebody put coins into the pot that seeders of an edition are paid from. */
  record PotFilled(Place at, long edition, Account from, long amount) implements ChainEvent {}

  /** What was left in a pot went to the platform. */
  record PotClosed(Place at, long edition, long left) implements ChainEvent {}

  /** The owner who signs vouchers for a licence in this epoch was put on record. */
  record EpochOpened(Place at, TokenId token, long epoch, Account signer) implements ChainEvent {}

  /** A seeder earned on a voucher: paid, or owed if {@link RewardOwed} follows. */
  record Rewarded(Place at, TokenId token, long epoch, Account seeder, long bytes, long amount)
      implements ChainEvent {}

  /** The contract of rewards could not pay an account and owes it instead. */
  record RewardOwed(Place at, Account account, long amount) implements ChainEvent {}

  /** What the contract of rewards owed was fetched. */
  record RewardWithdrawn(Place at, Account account, long amount) implements ChainEvent {}
}
