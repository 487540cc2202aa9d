package app.tangible.peer.quic.tls;

import java.util.HexFormat;

/** Object identifiers, as the content of their DER. */
final class Oid {

  /** 1.3.6.1.4.1.53594.1.1, the libp2p Public Key Extension. */
  static final byte[] LIBP2P = hex("2b0601040183a25a0101");

  static final byte[] ECDSA_SHA256 = hex("2a8648ce3d040302");
  static final byte[] ECDSA_SHA384 = hex("2a8648ce3d040303");
  static final byte[] ECDSA_SHA512 = hex("2a8648ce3d040304");
  static final byte[] RSA_SHA256 = hex("2a864886f70d01010b");
  static final byte[] RSA_SHA384 = hex("2a864886f70d01010c");
  static final byte[] RSA_SHA512 = hex("2a864886f70d01010d");
  static final byte[] ED25519 = hex("2b6570");

  /** Names of a subject: organisation and serial number. */
  static final byte[] ORGANISATION = hex("55040a");

  static final byte[] SERIAL_NUMBER = hex("550405");

  private Oid() {}

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
