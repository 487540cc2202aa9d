package app.tangible.peer.transport;

import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** Bytes both ways, neither secret nor proven: TCP, or a circuit through a relay. */
@ConsumerType
public non-sealed interface RawLink extends Link {

  /** Not buffered, for one reader. */
  InputStream in();

  /** Not buffered, for one writer. */
  OutputStream out();
}
