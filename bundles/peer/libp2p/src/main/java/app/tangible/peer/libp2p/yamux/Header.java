package app.tangible.peer.libp2p.yamux;

/**
 * The twelve bytes of a frame; everything big endian.
 *
 * @param type see {@code DATA} to {@code GO_AWAY}
 * @param flags or-ed
 * @param stream unsigned; 0 is the session
 * @param length unsigned: bytes that follow, window delta, opaque value or code
 */
record Header(int version, int type, int flags, int stream, long length) {

  static final int BYTES = 12;

  static final int DATA = 0;
  static final int WINDOW_UPDATE = 1;
  static final int PING = 2;
  static final int GO_AWAY = 3;

  static final int SYN = 1;
  static final int ACK = 2;
  static final int FIN = 4;
  static final int RST = 8;

  static final long NORMAL = 0;
  static final long PROTOCOL_ERROR = 1;
  static final long INTERNAL_ERROR = 2;

  static Header data(int stream, int flags, int length) {
    return new Header(0, DATA, flags, stream, length);
  }

  static Header window(int stream, int flags, long delta) {
    return new Header(0, WINDOW_UPDATE, flags, stream, delta);
  }

  static Header ping(int flags, long value) {
    return new Header(0, PING, flags, 0, value);
  }

  static Header goAway(long code) {
    return new Header(0, GO_AWAY, 0, 0, code);
  }

  static Header read(byte[] from) {
    return new Header(
        from[0] & 0xff,
        from[1] & 0xff,
        (from[2] & 0xff) << 8 | from[3] & 0xff,
        number(from, 4),
        number(from, 8) & 0xffff_ffffL);
  }

  void put(byte[] to, int at) {
    to[at] = (byte) version;
    to[at + 1] = (byte) type;
    to[at + 2] = (byte) (flags >>> 8);
    to[at + 3] = (byte) flags;
    put(to, at + 4, stream);
    put(to, at + 8, (int) length);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private static int number(byte[] from, int at) {
    return (from[at] & 0xff) << 24
        | (from[at + 1] & 0xff) << 16
        | (from[at + 2] & 0xff) << 8
        | from[at + 3] & 0xff;
  }

  private static void put(byte[] to, int at, int number) {
    to[at] = (byte) (number >>> 24);
    to[at + 1] = (byte) (number >>> 16);
    to[at + 2] = (byte) (number >>> 8);
    to[at + 3] = (byte) number;
  }
}
