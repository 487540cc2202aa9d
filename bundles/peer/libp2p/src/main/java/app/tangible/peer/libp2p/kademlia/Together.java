package app.tangible.peer.libp2p.kademlia;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;

/** Work on several peers at once. What fails is passed over. */
final class Together {

  /** Something for one peer. */
  interface Work {
    void run() throws IOException;
  }

  private final Executor threads;
  private final Phaser open = new Phaser(1);

  Together(Executor threads) {
    this.threads = threads;
  }

  void run(Work work) {
    open.register();
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (IOException | RuntimeException e) {
            // A peer that is gone: others have it.
          } finally {
            open.arriveAndDeregister();
          }
        });
  }

  /** Waits for all of it; used no more then. */
  void await() throws InterruptedException {
    open.awaitAdvanceInterruptibly(open.arrive());
  }
}
