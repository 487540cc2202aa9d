package app.tangible.peer;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Bytes both ways between two peers that agreed on a protocol. Reads and writes block, and a slow
 * reader slows its writer; each direction is for one thread at a time.
 */
@ProviderType
public interface PeerStream extends AutoCloseable {

  /** What it goes over. */
  PeerConnection connection();

  /** What both agreed to speak. */
  String protocol();

  /** Ends when the peer closes its side; throws when it resets. */
  InputStream in();

  /** May gather small writes: flush when the peer is to answer. */
  OutputStream out();

  /** A read that waits longer ends with an {@link java.io.IOException}, and the stream is reset. */
  void deadline(Duration forEachRead);

  /** Nothing more from us; the peer may go on. */
  void closeWrite();

  /** Ends both directions at once; what is under way is lost. */
  void reset();

  /** Ends both directions; what was written still arrives. */
  @Override
  void close();
}
