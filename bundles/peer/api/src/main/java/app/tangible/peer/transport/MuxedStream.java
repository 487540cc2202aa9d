package app.tangible.peer.transport;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** One stream of a link, before a protocol was agreed on. */
@ConsumerType
public interface MuxedStream {

  /** Ends when the peer closes its side; throws when it resets. */
  InputStream in();

  /** May gather small writes: flush when the peer is to answer. */
  OutputStream out();

  /** A read that waits longer ends with an {@link java.io.IOException}, and the stream is reset. */
  void deadline(Duration forEachRead);

  /** Nothing more from us. */
  void closeWrite();

  /** Nothing more from us, and nothing more is read; what was written still arrives. */
  default void close() {
    closeWrite();
  }

  /** Ends both directions at once. */
  void reset();
}
