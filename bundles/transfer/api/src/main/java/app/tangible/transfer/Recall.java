package app.tangible.transfer;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** Says that what was asked for is not wanted any more. */
@ProviderType
public interface Recall {

  /** Whether it is so already. */
  boolean isRecalled();

  /** Runs the action once, at once where it is so already; it does not block. */
  void onRecall(Runnable action);

  /** One that is recalled when the future completes. */
  static Recall of(CompletableFuture<?> over) {
    return new Recall() {
      @Override
      public boolean isRecalled() {
        return over.isDone();
      }

      @Override
      public void onRecall(Runnable action) {
        over.whenComplete((value, failure) -> action.run());
      }
    };
  }
}
