package app.tangible.decoder.protocol;

import java.util.Optional;

/**
 * Every message there is, with its direction and the bounds of its body. Codes with the high bit
 * come from the decoder.
 */
public enum MessageType {
  /** To the decoder, first: uint16 protocol version. */
  HELLO(0x01, 2, 2),
  /** To the decoder: {@link EnrolRequest}. */
  ENROL(0x02, EnrolRequest.BYTES, EnrolRequest.BYTES),
  /** To the decoder: {@link OpenRequest}. */
  OPEN(0x03, OpenRequest.MIN_BYTES, OpenRequest.MAX_BYTES),
  /** To the decoder: {@link ReadRequest}. */
  READ(0x04, ReadRequest.BYTES, ReadRequest.BYTES),
  /** To the decoder, last: nothing. */
  CLOSE(0x05, 0, 0),
  /** To the decoder: {@link LicenceClaim}. */
  DESTROY(0x06, LicenceClaim.MIN_BYTES, LicenceClaim.MAX_BYTES),
  /** To the decoder: {@link MovedRequest}. */
  MOVED(0x07, MovedRequest.MIN_BYTES, MovedRequest.MAX_BYTES),

  /** To the decoder, answers NEED: uint8, 1 when the bytes are there, 0 when they do not come. */
  HERE(0x08, 1, 1),

  /** Answers HELLO: uint16 protocol version, uint16 guards, see {@link Guard}. */
  WELCOME(0x81, 4, 4),
  /**
   * Answers ENROL: the decoder's public keys, X25519 (32) for the slot, Ed25519 (32) for receipts.
   */
  ENROLLED(0x82, 64, 64),
  /** Answers OPEN: uint64 length of the clear view, uint8 1 when the lease is in its grace. */
  OPENED(0x83, 9, 9),
  /** Answers READ: clear bytes, at least one, at most as many as were asked for. */
  DATA(0x84, 1, ReadRequest.MAX_LENGTH),
  /** Answers READ at or behind the end of the film: nothing. */
  END(0x85, 0, 0),
  /** Answers DESTROY: {@link DestroyedAnswer}. */
  DESTROYED(0x86, DestroyedAnswer.MIN_BYTES, DestroyedAnswer.MAX_BYTES),
  /** Answers MOVED: {@link RevokedAnswer}. */
  REVOKED(0x87, 0, RevokedAnswer.MAX_BYTES),
  /**
   * Asks, before it answers OPEN or READ of a film that still arrives, for sealed bytes: uint64
   * offset, uint32 length.
   */
  NEED(0x88, 12, 12),
  /** Answers anything: {@link RefusedAnswer}. */
  REFUSED(0xFF, RefusedAnswer.MIN_BYTES, RefusedAnswer.MAX_BYTES);

  /** The protocol's version, in HELLO and WELCOME. */
  public static final int VERSION = 2;

  private static final MessageType[] BY_CODE = new MessageType[256];

  static {
    for (MessageType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;
  private final int minBytes;
  private final int maxBytes;

  MessageType(int code, int minBytes, int maxBytes) {
    this.code = code;
    this.minBytes = minBytes;
    this.maxBytes = maxBytes;
  }

  /** The first byte of the message. */
  public int code() {
    return code;
  }

  /** Whether a body of this many bytes is within bounds; a negative length never is. */
  public boolean allows(int bytes) {
    return bytes >= minBytes && bytes <= maxBytes;
  }

  /** Whether the decoder sends it. */
  public boolean fromDecoder() {
    return code >= 0x80;
  }

  /** The type with this code, 0 to 255. */
  public static Optional<MessageType> of(int code) {
    return Optional.ofNullable(BY_CODE[code]);
  }
}
