package app.tangible.peer.transport;

import app.tangible.peer.Multiaddr;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A place where others may call, until closed. */
@ConsumerType
public interface Listening extends AutoCloseable {

  /** Where, with the ports that were given and an address for each network card. */
  List<Multiaddr> addresses();

  /** Takes no more calls; those taken go on. */
  @Override
  void close();
}
