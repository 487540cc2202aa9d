package app.tangible.peer.libp2p.yamux;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a stream has to tell the peer beside its data: that it is there, that the peer may send
 * more, that nothing more is written, that it is over. Each is noted when it becomes due; what is
 * due by then goes in one frame when its turn comes.
 *
 * <p>All methods are called under the stream's lock.
 */
final class ControlFrames {

  private final int id;
  private final boolean ours;
  private boolean greeted; // our SYN or ACK was made
  private boolean updateDue;
  private boolean finDue;
  private boolean finSent;
  private boolean resetDue;

  ControlFrames(int id, boolean ours) {
    this.id = id;
    this.ours = ours;
  }

  /** The peer knows nothing of it: its SYN is still to come. */
  boolean isUnheard() {
    return ours && !greeted;
  }

  void update() {
    updateDue = true;
  }

  void fin() {
    finDue = true;
  }

  boolean isFinDue() {
    return finDue;
  }

  boolean isFinSent() {
    return finSent;
  }

  void reset() {
    resetDue = true;
  }

  /**
   * What is due of a stream that goes on.
   *
   * @param grant what the peer may send beyond what it was told; from now on it may
   */
  Optional<Header> next(LongSupplier grant) {
    long delta = updateDue ? grant.getAsLong() : 0;
    updateDue = false;
    int flags = greeting() | end();
    return delta == 0 && flags == 0
        ? Optional.empty()
        : Optional.of(Header.window(id, flags, delta));
  }

  /** What is due of a stream that failed. */
  Optional<Header> last() {
    boolean due = resetDue;
    resetDue = false;
    return due ? Optional.of(Header.window(id, Header.RST, 0)) : Optional.empty();
  }

  /** The flag of the first frame, whichever it is; 0 for all others. */
  int greeting() {
    if (greeted) {
      return 0;
    }
    greeted = true;
    return ours ? Header.SYN : Header.ACK;
  }

  private int end() {
    if (!finDue || finSent) {
      return 0;
    }
    finSent = true;
    return Header.FIN;
  }
}
