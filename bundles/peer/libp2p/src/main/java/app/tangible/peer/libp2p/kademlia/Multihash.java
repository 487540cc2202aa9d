package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.ContentKey;
import java.nio.ByteBuffer;

/** The name of content among all implementations: what hash it is, how long, and the hash. */
final class Multihash {

  private static final byte SHA2_256 = 0x12;

  private Multihash() {}

  static byte[] of(ContentKey key) {
    return ByteBuffer.allocate(34).put(SHA2_256).put((byte) 32).put(key.sha256()).array();
  }
}
