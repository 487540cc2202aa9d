package app.tangible.peer.transport;

import app.tangible.peer.PeerId;
import org.osgi.annotation.versioning.ProviderType;

/** Proves who this node is. The private key is not to be had. */
@ProviderType
public interface NodeIdentity {

  /** The id of the key. */
  PeerId self();

  /** The key as libp2p's message {@code PublicKey}. */
  byte[] publicKey();

  /** The signature of the key over the message, 64 bytes (Ed25519, RFC 8032). */
  byte[] sign(byte[] message);
}
