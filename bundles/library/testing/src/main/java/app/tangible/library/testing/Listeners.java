package app.tangible.library.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who hears of changes. */
final class Listeners {

  private final List<Runnable> all = new CopyOnWriteArrayList<>();

  AutoCloseable add(Runnable listener) {
    Runnable entry = listener::run;
    all.add(entry);
    return () -> all.remove(entry);
  }

  int size() {
    return all.size();
  }

  void tell() {
    all.forEach(Runnable::run);
  }
}
