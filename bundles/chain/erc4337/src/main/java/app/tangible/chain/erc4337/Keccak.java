package app.tangible.chain.erc4337;

import app.tangible.chain.Bytes32;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256, the hash of the EVM; not SHA-3, which pads differently. */
final class Keccak {

  private static final int BITS = 256;

  private Keccak() {}

  static byte[] hash(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(BITS);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[BITS / 8];
    digest.doFinal(hash, 0);
    return hash;
  }

  static Bytes32 word(byte[]... parts) {
    return Bytes32.of(hash(parts));
  }
}
