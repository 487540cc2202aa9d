package app.tangible.peer.libp2p.keys;

import app.tangible.identity.NodeKey;
import app.tangible.peer.transport.NodeIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** An identity made by chance. */
public final class TrialIdentity implements NodeKey {

  private final KeyPair pair;

  private TrialIdentity(KeyPair pair) {
    this.pair = pair;
  }

  /** Another one at each call. */
  public static NodeIdentity random() {
    try {
      return new IdentityNode(
          new TrialIdentity(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public byte[] nodePublicKey() {
    byte[] spki = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(spki, spki.length - 32, spki.length);
  }

  @Override
  public byte[] signAsNode(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
