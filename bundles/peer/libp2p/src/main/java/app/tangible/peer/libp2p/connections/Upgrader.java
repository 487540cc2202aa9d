package app.tangible.peer.libp2p.connections;

import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.multistream.Multistream;
import app.tangible.peer.libp2p.noise.NoiseChannel;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.libp2p.wire.TimeLimit;
import app.tangible.peer.libp2p.yamux.Yamux;
import app.tangible.peer.libp2p.yamux.YamuxMuxer;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Runs, within one time limit: agree on Noise; the handshake; take the muxer agreed on within it,
 * or agree on Yamux.
 */
public final class Upgrader {

  private static final List<String> SECURITY = List.of(NoiseChannel.ID);
  private static final List<String> MUXERS = List.of(Yamux.PROTOCOL);

  private final NodeIdentity identity;
  private final YamuxMuxer muxer;
  private final Duration limit;
  private final ScheduledExecutorService clock;

  /**
   * For one node.
   *
   * @param limit for all steps together
   * @param clock closes what takes longer
   */
  public Upgrader(
      NodeIdentity identity, YamuxMuxer muxer, Duration limit, ScheduledExecutorService clock) {
    this.identity = identity;
    this.muxer = muxer;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Upgrades, or closes the link.
   *
   * @param expected who should be there; anybody else is refused
   * @throws IOException when a step fails or the time is over
   */
  public MuxedLink upgrade(RawLink link, Optional<PeerId> expected) throws IOException {
    TimeLimit time = new TimeLimit(clock, limit, link::close);
    try {
      SecureLink secure = secured(link, expected);
      if (time.met()) {
        return muxer.over(secure);
      }
    } catch (IOException | RuntimeException e) {
      link.close();
      if (time.met()) {
        throw e;
      }
    }
    throw new SocketTimeoutException("the peer did not finish the handshake in time");
  }

  /** The muxer is agreed on, too. */
  private SecureLink secured(RawLink link, Optional<PeerId> expected) throws IOException {
    agree(link.in(), link.out(), link.initiator(), SECURITY);
    SecureLink secure = NoiseChannel.secure(link, identity, link.initiator(), expected, MUXERS);
    if (secure.earlyMuxer().isEmpty()) {
      agree(secure.in(), secure.out(), link.initiator(), MUXERS);
    }
    return secure;
  }

  private static void agree(
      InputStream in, OutputStream out, boolean initiator, List<String> protocols)
      throws IOException {
    Optional<String> agreed =
        initiator ? Multistream.select(in, out, protocols) : Multistream.answer(in, out, protocols);
    if (agreed.isEmpty()) {
      throw new ProtocolException("the peer speaks none of " + protocols);
    }
  }
}
