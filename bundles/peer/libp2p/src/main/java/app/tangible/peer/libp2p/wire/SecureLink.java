package app.tangible.peer.libp2p.wire;

import app.tangible.peer.PeerId;
import app.tangible.peer.transport.RawLink;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Secret bytes both ways with a peer that proved who it is. */
public interface SecureLink extends AutoCloseable {

  /** What it goes over. */
  RawLink raw();

  /**
   * For one reader. A read gives what one frame holds at least in part, never waits for more;
   * {@code available} is what is there without waiting. Big reads go without a copy.
   */
  InputStream in();

  /**
   * For one writer. Gathers one frame; only {@code flush} and a full frame send. Big writes go
   * without a copy more than encryption needs.
   */
  OutputStream out();

  /** Who is at the other end. */
  PeerId peer();

  /** Its key as libp2p's message {@code PublicKey}. */
  byte[] remoteKey();

  /** The muxer that both agreed on within the handshake; empty: agree by multistream. */
  Optional<String> earlyMuxer();

  /** Closes what it goes over, and wipes the keys. */
  @Override
  void close();
}
