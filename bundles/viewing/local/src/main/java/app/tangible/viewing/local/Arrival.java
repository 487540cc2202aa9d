package app.tangible.viewing.local;

import app.tangible.decoder.Arriving;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A film that plays while it is fetched: what is played next is fetched first. */
record Arrival(Transfer transfer) implements Arriving {

  @Override
  public Path file() {
    return transfer.file();
  }

  @Override
  public boolean await(long sealedOffset, int length, Duration limit) throws IOException {
    try {
      transfer.playAt(sealedOffset);
      return transfer.await(sealedOffset, length, limit);
    } catch (TransferException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** How much of it is there, 0 to 1. */
  double share() {
    Progress now = transfer.progress();
    return now.totalBytes() <= 0
        ? 0
        : Math.clamp(now.verifiedBytes() / (double) now.totalBytes(), 0, 1);
  }

  /** Nobody plays it any more; the rest comes in its own order. */
  void leave() {
    transfer.playAt(-1);
  }
}
