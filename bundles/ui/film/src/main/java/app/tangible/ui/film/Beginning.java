package app.tangible.ui.film;

import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import java.time.Duration;

/** Whether a film that is still fetched can be begun: its index and first seconds are there. */
final class Beginning {

  private static final long BYTES = 4 << 20;

  private Beginning() {}

  static boolean isThere(Transfer transfer) {
    Progress now = transfer.progress();
    if (now.state() != Progress.State.RUNNING) {
      return false;
    }
    try {
      return transfer.await(0, (int) Math.min(BYTES, now.totalBytes()), Duration.ZERO);
    } catch (TransferException over) {
      return false;
    }
  }
}
