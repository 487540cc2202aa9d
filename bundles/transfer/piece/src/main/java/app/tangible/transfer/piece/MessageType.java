package app.tangible.transfer.piece;

import java.net.ProtocolException;

/** The messages of {@code docs/protocols/piece-1.md}, with the bounds of their bodies. */
enum MessageType {
  HELLO(0x01, 33, 33 + Hello.ENTITLEMENT_BYTES),
  WANT_MANIFEST(0x02, 0, 0),
  WANT(0x03, 5, 32),
  CANCEL(0x04, 1, 9),
  RECEIPT(0x05, 141, 141),
  BYE(0x06, 1, 201),
  WELCOME(0x81, 15, 35),
  ALL(0x82, 0, 0),
  BITFIELD(0x83, 1, 1 << 19),
  HAVE(0x84, 1, 9),
  MANIFEST(0x85, 9, 8 + FrameOutput.DATA_BYTES),
  PROOF(0x86, 33, 9 + 32 * 64),
  DATA(0x87, 2, 9 + FrameOutput.DATA_BYTES),
  REJECT(0x88, 2, 10),
  CHOKE(0x89, 0, 0),
  UNCHOKE(0x8A, 0, 0),
  HELD(0x8B, 141, 141);

  private final int code;
  private final int least;
  private final int most;

  MessageType(int code, int least, int most) {
    this.code = code;
    this.least = least;
    this.most = most;
  }

  int code() {
    return code;
  }

  static MessageType of(int code) throws ProtocolException {
    for (MessageType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new ProtocolException("no message has the type " + code);
  }

  void checkLength(long body) throws ProtocolException {
    if (body < least || body > most) {
      throw new ProtocolException(this + " has " + least + " to " + most + " bytes, not " + body);
    }
  }
}
