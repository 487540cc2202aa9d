package app.tangible.peer.transport;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Route;

/** What a transport gives: bare bytes, or streams that are already secured. */
public sealed interface Link extends AutoCloseable permits RawLink, MuxedLink {

  /** Where our end is. */
  Multiaddr local();

  /** Where the other end is. */
  Multiaddr remote();

  /** How it goes. */
  Route route();

  /** Whether a relay bounds its time and bytes. */
  boolean limited();

  /** Whether we called. */
  boolean initiator();

  /** At once, from any thread; reads and writes that wait then fail. */
  @Override
  void close();
}
