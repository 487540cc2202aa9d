package app.tangible.chain;

/** A licence's one storage word: who owns it, and how often it moved. */
public record LicenceWord(Account owner, long nonce) {}
