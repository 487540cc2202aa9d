package app.tangible.chain.evm;

import app.tangible.chain.ChainException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets callers who want the same thing at the same time share the one who does it. */
final class Once<K, V> {

  private final ConcurrentHashMap<K, CompletableFuture<V>> underway = new ConcurrentHashMap<>();

  V run(K key, Supplier<V> work) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others = underway.putIfAbsent(key, mine);
    if (others != null) {
      return join(others);
    }
    try {
      mine.complete(work.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      underway.remove(key, mine);
    }
    return join(mine);
  }

  private static <V> V join(CompletableFuture<V> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ChainException chain) {
        throw new ChainException(chain.getMessage(), chain);
      }
      throw e;
    }
  }
}
