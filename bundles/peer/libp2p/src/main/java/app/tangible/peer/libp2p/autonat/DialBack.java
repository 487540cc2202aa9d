package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.Protobuf;

/** What is said when the call arrives (autonat-v2.md, {@code DialBack} and its response). */
final class DialBack {

  static final String PROTOCOL = "/libp2p/autonat/2/dial-back";
  static final int MAX_BYTES = 64;

  private DialBack() {}

  static byte[] bytes(long nonce) {
    return Protobuf.writer().fixed64(1, nonce).toBytes();
  }

  /** Throws {@link app.tangible.peer.MalformedException}. */
  static long nonce(byte[] message) {
    Protobuf.Reader reader = Protobuf.reader(message);
    long nonce = 0;
    while (reader.next()) {
      if (reader.field() == 1) {
        nonce = reader.fixed64();
      } else {
        reader.skip();
      }
    }
    return nonce;
  }

  /** {@code status = OK}. */
  static byte[] thanks() {
    return Protobuf.writer().varint(1, 0).toBytes();
  }
}
