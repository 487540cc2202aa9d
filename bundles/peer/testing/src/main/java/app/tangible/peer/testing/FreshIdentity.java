package app.tangible.peer.testing;

import app.tangible.peer.PeerId;
import app.tangible.peer.transport.NodeIdentity;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** A node's key that lives as long as the test. */
public final class FreshIdentity implements NodeIdentity {

  private static final int RAW_BYTES = 32;
  private static final byte[] PREFIX = {0x08, 0x01, 0x12, 0x20};

  private final KeyPair keys;
  private final byte[] raw;

  /** Makes an Ed25519 key. */
  public FreshIdentity() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] spki = keys.getPublic().getEncoded();
    raw = Arrays.copyOfRange(spki, spki.length - RAW_BYTES, spki.length);
  }

  @Override
  public PeerId self() {
    return PeerId.ofEd25519(raw);
  }

  @Override
  public byte[] publicKey() {
    return ByteBuffer.allocate(PREFIX.length + RAW_BYTES).put(PREFIX).put(raw).array();
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
