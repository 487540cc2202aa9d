package app.tangible.chain.evm;

import app.tangible.chain.ChainException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One transaction on its way: the same call and nonce, offered once or several times for rising
 * fees. Whichever offer is mined first ends it. Only one thread at a time works on it.
 */
final class Write {

  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  final Call call;
  final long gas;
  final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
  private final List<Signer.Signed> offers = new ArrayList<>();
  private final long startNanos = System.nanoTime();
  private long nonce;
  private long offeredNanos;
  private Duration pause = FIRST_LOOK;

  Write(Call call, long gas) {
    this.call = call;
    this.gas = gas;
  }

  void offered(long nonce, Signer.Signed offer) {
    this.nonce = nonce;
    this.offeredNanos = System.nanoTime();
    offers.add(offer);
  }

  /** An offer was repeated, or could not be raised: it gets its time again. */
  void offeredAgain() {
    this.offeredNanos = System.nanoTime();
  }

  long nonce() {
    return nonce;
  }

  List<Signer.Signed> offers() {
    return List.copyOf(offers);
  }

  Signer.Signed lastOffer() {
    return offers.getLast();
  }

  boolean waitsLongerThan(Duration time) {
    return System.nanoTime() - offeredNanos > time.toNanos();
  }

  boolean isOlderThan(Duration time) {
    return System.nanoTime() - startNanos > time.toNanos();
  }

  /** How long to wait before the next look: soon at first, then ever less often. */
  Duration nextPause() {
    Duration now = pause;
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    return now;
  }

  void fail(String why, Throwable cause) {
    receipt.completeExceptionally(new ChainException(call.name() + ": " + why, cause));
  }
}
