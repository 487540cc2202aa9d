package app.tangible.peer.libp2p.noise;

import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A link that {@code /noise} secured.
 *
 * <p>Guarantees: the peer holds the key of its id; what is read is what it wrote, in that order;
 * nobody else reads or changes it; a later theft of keys opens nothing. Restriction: that a stream
 * was cut between two frames is not noticed here, as Noise has no last message; muxers do.
 */
public final class NoiseChannel implements SecureLink {

  /** The id by which it is agreed on. */
  public static final String ID = "/noise";

  private final RawLink raw;
  private final Payload peer;
  private final PeerId id;
  private final Optional<String> muxer;
  private final CipherState sending;
  private final CipherState receiving;
  private final DecryptedInput in;
  private final EncryptedOutput out;

  NoiseChannel(
      RawLink raw, Payload peer, Optional<String> muxer, byte[] sendKey, byte[] receiveKey) {
    this.raw = raw;
    this.peer = peer;
    this.muxer = muxer;
    id = peer.key().id();
    sending = CipherState.encrypting(sendKey);
    receiving = CipherState.decrypting(receiveKey);
    in = new DecryptedInput(raw.in(), receiving);
    out = new EncryptedOutput(raw.out(), sending);
  }

  /**
   * Runs the handshake. It takes as long as the peer does: the caller bounds the time by closing
   * the link, and closes it when this fails.
   *
   * @param expected who should be there; anybody else is refused before we tell who we are
   * @param muxers that we speak, the best first; empty to agree on them later
   * @throws app.tangible.peer.libp2p.wire.WrongPeerException when somebody else is there
   * @throws IOException when the peer does not prove who it is, or hangs up
   */
  public static SecureLink secure(
      RawLink raw,
      NodeIdentity self,
      boolean initiator,
      Optional<PeerId> expected,
      List<String> muxers)
      throws IOException {
    Exchange exchange = new Exchange(raw, self, expected, muxers);
    return initiator ? exchange.initiate() : exchange.respond();
  }

  @Override
  public RawLink raw() {
    return raw;
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public PeerId peer() {
    return id;
  }

  @Override
  public byte[] remoteKey() {
    return peer.key().encoded();
  }

  @Override
  public Optional<String> earlyMuxer() {
    return muxer;
  }

  /** First the link, so that nothing can go out under a key of zeros. */
  @Override
  public void close() {
    raw.close();
    sending.close();
    receiving.close();
  }
}
