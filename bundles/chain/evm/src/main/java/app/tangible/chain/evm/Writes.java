package app.tangible.chain.evm;

/** Sends a call as a transaction and waits until it is mined or refused. */
@FunctionalInterface
interface Writes {

  Outcome<Receipt> send(Call call);
}
