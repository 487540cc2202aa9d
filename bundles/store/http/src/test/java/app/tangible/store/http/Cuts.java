package app.tangible.store.http;

import app.tangible.identity.Identity;
import app.tangible.library.Library;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills a household between two effects: everything that would leave a trace outside the process (a
 * write, a request, a destroyed key) is counted, and from one of them on none takes place.
 */
final class Cuts {

  private static final Set<String> WRITES =
      Set.of(
          "keep",
          "markOnDisk",
          "renew",
          "replace",
          "erase",
          "note",
          "forget",
          "remark",
          "told",
          "movedUpTo");

  private final AtomicInteger left;
  private final AtomicInteger done = new AtomicInteger();

  /** After this many effects. */
  Cuts(int after) {
    left = new AtomicInteger(after);
  }

  static Cuts none() {
    return new Cuts(Integer.MAX_VALUE);
  }

  /** What a dead process does. */
  static final class Killed extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  void effect() {
    if (left.getAndUpdate(n -> n == Integer.MAX_VALUE || n <= 0 ? n : n - 1) <= 0) {
      throw new Killed();
    }
    done.incrementAndGet();
  }

  boolean happened() {
    return left.get() <= 0;
  }

  int effects() {
    return done.get();
  }

  /** Counts every write. */
  Library on(Library library) {
    return on(Library.class, library, WRITES);
  }

  /** Counts every signature, and with it every signed request. */
  Identity on(Identity identity) {
    return on(Identity.class, identity, Set.of("sign"));
  }

  private <T> T on(Class<T> type, T whole, Set<String> counted) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (counted.contains(method.getName()) && arguments != null) {
                effect();
              }
              try {
                return method.invoke(whole, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
