package app.tangible.identity;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The key by which this home is known among its peers: Ed25519, another than the device's. The
 * private key never leaves the provider.
 *
 * <p>Guarantees: no signature of it is one of the device or of the owner, whatever is signed, and
 * its public key cannot be linked with theirs. Restriction: peers see it together with this home's
 * network address; nothing else may be signed with it that is shown to the store or the chain.
 */
@ProviderType
public interface NodeKey {

  /** 32 bytes (RFC 8032). */
  byte[] nodePublicKey();

  /** 64 bytes (RFC 8032). */
  byte[] signAsNode(byte[] message);
}
