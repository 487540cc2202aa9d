package app.tangible.chain.evm;

/** How a call of a contract ended. */
sealed interface Outcome<T> {

  /** It did what it should. */
  record Done<T>(T value) implements Outcome<T> {}

  /** The contract refused; nothing has changed. */
  record Refused<T>(Revert revert) implements Outcome<T> {}
}
