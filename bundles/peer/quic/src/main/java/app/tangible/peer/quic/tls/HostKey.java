package app.tangible.peer.quic.tls;

import app.tangible.peer.PeerId;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key that a peer is known by (libp2p specs, peer-ids): the message {@code PublicKey { Type =
 * 1; Data = 2 }} in its one deterministic encoding, as its hash is the peer's id.
 *
 * @param encoded the message
 */
record HostKey(int type, byte[] data, byte[] encoded) {

  private static final int RSA = 0;
  private static final int ED25519 = 1;
  private static final int SECP256K1 = 2;
  private static final int ECDSA = 3;
  private static final int ED25519_BYTES = 32;
  private static final int COMPRESSED_BYTES = 33;
  private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

  static HostKey read(byte[] message) throws CertificateRefused {
    int header = message.length >= 4 && message[3] < 0 ? 5 : 4;
    if (message.length < header || message[0] != 0x08 || message[2] != 0x12 || message[1] < 0) {
      throw new CertificateRefused("not a public key as libp2p writes it");
    }
    int length = header == 4 ? message[3] : message[3] & 0x7f | message[4] << 7;
    if (length != message.length - header || header == 5 && length < 0x80) {
      throw new CertificateRefused("a public key of another length than it says");
    }
    return new HostKey(
        message[1], Arrays.copyOfRange(message, header, message.length), message.clone());
  }

  PeerId id() {
    return PeerId.ofKey(encoded);
  }

  boolean verifies(byte[] message, byte[] signature) throws CertificateRefused {
    return switch (type) {
      case RSA -> Keys.verifies("RSA", data, "SHA256withRSA", message, signature);
      case ED25519 ->
          data.length == ED25519_BYTES
              && Keys.verifies("Ed25519", ed25519Info(), "Ed25519", message, signature);
      case SECP256K1 ->
          data.length == COMPRESSED_BYTES && Secp256k1.verifies(data, message, signature);
      case ECDSA -> Keys.verifies("EC", data, "SHA256withECDSA", message, signature);
      default -> throw new CertificateRefused("a key of the unknown type " + type);
    };
  }

  private byte[] ed25519Info() {
    byte[] info = Arrays.copyOf(ED25519_INFO, ED25519_INFO.length + ED25519_BYTES);
    System.arraycopy(data, 0, info, ED25519_INFO.length, ED25519_BYTES);
    return info;
  }
}
