package app.tangible.peer.libp2p.keys;

import app.tangible.identity.NodeKey;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerKey;
import app.tangible.peer.transport.NodeIdentity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** This node's identity, kept by the household's. */
@Component
public final class IdentityNode implements NodeIdentity {

  private final NodeKey key;
  private final PeerKey publicKey;
  private final PeerId self;

  /** Asks for the public key once. */
  @Activate
  public IdentityNode(@Reference NodeKey key) {
    this.key = key;
    publicKey = PeerKey.ofEd25519(key.nodePublicKey());
    self = publicKey.id();
  }

  @Override
  public PeerId self() {
    return self;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.encoded();
  }

  @Override
  public byte[] sign(byte[] message) {
    return key.signAsNode(message);
  }
}
