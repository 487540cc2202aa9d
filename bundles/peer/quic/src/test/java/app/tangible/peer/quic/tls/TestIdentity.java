package app.tangible.peer.quic.tls;

import app.tangible.peer.PeerId;
import app.tangible.peer.transport.NodeIdentity;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** An Ed25519 key for one test. */
public final class TestIdentity implements NodeIdentity {

  private static final byte[] HEADER = {0x08, 0x01, 0x12, 0x20};

  private final KeyPair keys;

  /** With a new key. */
  public TestIdentity() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public PeerId self() {
    return PeerId.ofKey(publicKey());
  }

  @Override
  public byte[] publicKey() {
    byte[] info = keys.getPublic().getEncoded();
    return ByteBuffer.allocate(36)
        .put(HEADER)
        .put(Arrays.copyOfRange(info, info.length - 32, info.length))
        .array();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
