package app.tangible.ui.downloads;

import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.transfer.Transfer;
import app.tangible.ui.Screen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hears of the progress of what is under way. On the JavaFX thread. */
final class Following implements AutoCloseable {

  private final Screen screen;
  private final Runnable progressed;
  private final Runnable changed;
  private final Map<Object, AutoCloseable> handles = new HashMap<>();
  private final Map<Purchase, Stage> stages = new HashMap<>();

  /**
   * @param progressed runs when bytes came
   * @param changed runs when a purchase has come to another stage: there may be a fetch now
   */
  Following(Screen screen, Runnable progressed, Runnable changed) {
    this.screen = screen;
    this.progressed = progressed;
    this.changed = changed;
  }

  /** Of these, and of no others any more. */
  void follow(List<Arrival> arrivals) {
    Set<Object> wanted = new HashSet<>();
    for (Arrival arrival : arrivals) {
      arrival.transfer().ifPresent(wanted::add);
      arrival.purchase().ifPresent(wanted::add);
    }
    handles
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !wanted.contains(entry.getKey());
              if (gone) {
                Handles.close(entry.getValue());
              }
              return gone;
            });
    stages.keySet().retainAll(wanted);
    for (Object each : wanted) {
      handles.computeIfAbsent(each, this::listen);
    }
  }

  private AutoCloseable listen(Object each) {
    return switch (each) {
      case Transfer transfer -> transfer.onProgress(progress -> screen.onScreen(progressed));
      case Purchase purchase -> {
        stages.put(purchase, purchase.step().stage());
        yield purchase.onStep(step -> screen.onScreen(() -> stepped(purchase)));
      }
      default -> throw new IllegalStateException("nothing to follow: " + each);
    };
  }

  private void stepped(Purchase purchase) {
    Stage now = purchase.step().stage();
    if (stages.put(purchase, now) != now) {
      changed.run();
    } else {
      progressed.run();
    }
  }

  @Override
  public void close() {
    handles.values().forEach(Handles::close);
    handles.clear();
  }
}
