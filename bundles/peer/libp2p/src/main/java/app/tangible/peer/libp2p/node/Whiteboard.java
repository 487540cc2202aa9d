package app.tangible.peer.libp2p.node;

import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.transport.Transport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Gives the node the handlers and transports that bundles offer. The node does not ask for them
 * itself: most of them need the node, and two that need each other get nowhere.
 */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {

  private final Node node;

  @Activate
  public Whiteboard(@Reference Node node) {
    this.node = node;
  }

  /** Serves these protocols from now on. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addHandler(ProtocolHandler handler) {
    node.addHandler(handler);
  }

  /** Serves them no more. */
  public void removeHandler(ProtocolHandler handler) {
    node.removeHandler(handler);
  }

  /** Calls and is called through this one from now on. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addTransport(Transport transport) {
    node.addTransport(transport);
  }

  /** Not through this one any more. */
  public void removeTransport(Transport transport) {
    node.removeTransport(transport);
  }
}
