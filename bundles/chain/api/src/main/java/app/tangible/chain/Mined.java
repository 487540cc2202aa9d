package app.tangible.chain;

/** A transaction that is in a block and succeeded. */
public record Mined(TransactionHash transaction, long block, long gasUsed) {}
