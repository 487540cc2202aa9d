package app.tangible.ui.nowplaying;

import app.tangible.decoder.Arriving;
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

  /** Nobody plays it any more; the rest comes in its own order. */
  void leave() {
    transfer.playAt(-1);
  }
}
