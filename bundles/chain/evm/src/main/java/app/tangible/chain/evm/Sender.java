package app.tangible.chain.evm;

import app.tangible.chain.ChainException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends transactions of one account. Nonces are given out on one thread, in the order of sending;
 * waiting for a block happens beside it, so that many can be in one block.
 *
 * <p>Nothing is kept on disk. After a restart the node says which nonce is next, and the contracts
 * refuse what is there already.
 */
final class Sender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int TRIES = 5;

  private final Node node;
  private final Signer signer;
  private final Settings settings;
  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("chain-writes").factory());
  private final Watch watch;
  private final Set<Write> underway = ConcurrentHashMap.newKeySet();

  /** Read and written on the queue's thread alone, but for being forgotten. */
  private volatile OptionalLong nextNonce = OptionalLong.empty();

  Sender(Node node, Signer signer, Settings settings) {
    this.node = node;
    this.signer = signer;
    this.settings = settings;
    this.watch = new Watch(node, signer, settings, () -> nextNonce = OptionalLong.empty());
  }

  /** Blocks until the transaction is mined, or the contract has refused it. */
  Outcome<Receipt> send(Call call) {
    node.checkChain();
    return switch (node.gas(call, signer.account())) {
      case Outcome.Refused<Long>(Revert revert) -> new Outcome.Refused<>(revert);
      case Outcome.Done<Long>(Long gas) -> outcome(call, mined(new Write(call, gas)));
    };
  }

  private Receipt mined(Write write) {
    underway.add(write);
    try {
      queue.execute(() -> submit(write));
      return write.receipt.get();
    } catch (RejectedExecutionException e) {
      throw new ChainException(write.call.name() + ": the registry is closed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ChainException chain) {
        throw new ChainException(chain.getMessage(), chain);
      }
      throw new ChainException(write.call.name() + ": failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException(write.call.name() + ": interrupted; it may still be mined", e);
    } finally {
      underway.remove(write);
    }
  }

  private void submit(Write write) {
    try {
      for (int i = 0; i < TRIES; i++) {
        if (offer(write)) {
          watch.follow(write);
          return;
        }
      }
      write.fail("the node refused " + TRIES + " nonces in a row", null);
    } catch (NodeRefusal e) {
      write.fail(e.getMessage(), e);
    } catch (ChainException e) {
      write.fail(e.getMessage(), e);
    } catch (RuntimeException e) {
      LOG.error("could not send a transaction", e);
      write.fail("could not be sent", e);
    }
  }

  /** False when the nonce was taken by somebody else, who uses the same key. */
  private boolean offer(Write write) {
    // Alone, the node is asked: a reorganisation may have taken back what was sent before.
    OptionalLong known = underway.size() > 1 ? nextNonce : OptionalLong.empty();
    long nonce = known.isPresent() ? known.getAsLong() : node.nextNonce(signer.account());
    Fees fees = node.fees().atMost(settings.maxFeePerGas());
    Signer.Signed offer = signer.sign(write.call, nonce, write.gas, fees);
    try {
      node.broadcast(offer);
    } catch (NodeRefusal e) {
      if (e.says("nonce too low", "replacement transaction underpriced")) {
        nextNonce = OptionalLong.empty();
        return false;
      }
      if (!e.says("already known", "already imported")) {
        throw e;
      }
    } catch (ChainException e) {
      // Perhaps the node has it: from here on it counts as sent, and is sent again later.
      LOG.debug("no answer to a transaction", e);
    }
    nextNonce = OptionalLong.of(nonce + 1);
    write.offered(nonce, offer);
    return true;
  }

  private Outcome<Receipt> outcome(Call call, Receipt receipt) {
    if (receipt.succeeded()) {
      return new Outcome.Done<>(receipt);
    }
    // The receipt does not say why: the same call after that block mostly does.
    return switch (node.read(call, signer.account(), Wire.quantity(receipt.block()))) {
      case Outcome.Refused<byte[]>(Revert revert) -> new Outcome.Refused<>(revert);
      case Outcome.Done<byte[]> nothing -> new Outcome.Refused<>(Revert.decode(new byte[0]));
    };
  }

  @Override
  public void close() {
    queue.shutdownNow();
    watch.close();
    underway.forEach(write -> write.fail("the registry was closed; it may still be mined", null));
  }
}
