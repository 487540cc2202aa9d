package app.tangible.peer.quic.tls;

/** The tags of DER (X.690) that certificates are made of. */
final class Tag {

  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OID = 0x06;
  static final int PRINTABLE_STRING = 0x13;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private Tag() {}

  /** Context-specific and constructed. */
  static int explicit(int number) {
    return 0xa0 | number;
  }
}
