package app.tangible.chain.evm;

import app.tangible.chain.ChainException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows sent transactions until they are in a block. One that waits too long is offered again for
 * more; one that a restarted node has lost is thereby sent again.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Node node;
  private final Signer signer;
  private final Settings settings;
  private final Runnable forgetNonce;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chain-clock").factory());
  private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();

  Watch(Node node, Signer signer, Settings settings, Runnable forgetNonce) {
    this.node = node;
    this.signer = signer;
    this.settings = settings;
    this.forgetNonce = forgetNonce;
  }

  void follow(Write write) {
    try {
      clock.schedule(
          () -> looks.execute(() -> look(write)),
          write.nextPause().toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      write.fail("the registry was closed; it may still be mined", e);
    }
  }

  private void look(Write write) {
    if (write.receipt.isDone()) {
      return;
    }
    try {
      if (isMined(write)) {
        return;
      }
      if (write.waitsLongerThan(settings.resubmitAfter())) {
        offerAgain(write);
      }
    } catch (ChainException e) {
      // The node is away: the transaction is not.
      LOG.debug("could not look for {}", write.lastOffer().hash(), e);
    } catch (RuntimeException e) {
      LOG.error("could not follow {}", write.lastOffer().hash(), e);
      write.fail("could not be followed", e);
    }
    if (write.isOlderThan(settings.receiptTimeout())) {
      // If it is never mined, its nonce is free: the node knows better than we do.
      forgetNonce.run();
      write.fail(
          "transaction "
              + write.lastOffer().hash()
              + " was not mined within "
              + settings.receiptTimeout().toSeconds()
              + " s; it may still be",
          null);
    } else if (!write.receipt.isDone()) {
      follow(write);
    }
  }

  private boolean isMined(Write write) {
    for (Signer.Signed offer : write.offers()) {
      Optional<Receipt> found = node.receipt(offer.hash());
      if (found.isPresent()) {
        write.receipt.complete(found.get());
        return true;
      }
    }
    return false;
  }

  private void offerAgain(Write write) {
    Fees fees =
        write.lastOffer().fees().raised().atLeast(node.fees()).atMost(settings.maxFeePerGas());
    Signer.Signed offer =
        fees.equals(write.lastOffer().fees())
            ? write.lastOffer()
            : signer.sign(write.call, write.nonce(), write.gas, fees);
    write.offeredAgain();
    try {
      node.broadcast(offer);
      LOG.debug("offered {} for {} wei of gas", offer.hash(), fees.max());
    } catch (NodeRefusal e) {
      if (e.says("nonce too low") && !isMined(write)) {
        forgetNonce.run();
        write.fail("another transaction took nonce " + write.nonce() + "; repeat it", e);
        return;
      }
      // Already known, or not enough for a replacement: what was offered before still stands.
      LOG.debug("the node keeps the offer before {}", offer.hash(), e);
      return;
    }
    if (!offer.equals(write.lastOffer())) {
      write.offered(write.nonce(), offer);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    looks.shutdownNow();
  }
}
