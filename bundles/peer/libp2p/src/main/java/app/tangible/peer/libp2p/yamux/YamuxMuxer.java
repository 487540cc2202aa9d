package app.tangible.peer.libp2p.yamux;

import app.tangible.peer.libp2p.wire.SecureLink;
import java.util.concurrent.ScheduledExecutorService;

/** Begins sessions that share one bound on what they may make us hold. */
public final class YamuxMuxer {

  private final YamuxSettings settings;
  private final ReceiveMemory memory;
  private final ScheduledExecutorService clock;

  /**
   * For one node.
   *
   * @param settings of each session
   * @param receiveBytes most that the peers of all sessions together may make us hold
   * @param clock for pings and time limits; its tasks do not block
   */
  public YamuxMuxer(YamuxSettings settings, long receiveBytes, ScheduledExecutorService clock) {
    this.settings = settings;
    this.memory = new ReceiveMemory(receiveBytes);
    this.clock = clock;
  }

  /** A session over a secured connection; the side that called numbers its streams odd. */
  public Yamux over(SecureLink link) {
    return new Yamux(link, settings, memory.share(settings.connectionBytes()), clock).start();
  }

  /** Bytes that peers make us hold, or that were promised to them. */
  public long heldBytes() {
    return memory.taken();
  }
}
