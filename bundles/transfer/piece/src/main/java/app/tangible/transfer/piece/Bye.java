package app.tangible.transfer.piece;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Why a side ends the stream. */
record Bye(Reason reason, String detail) {

  private static final int MAX_DETAIL = 200;

  enum Reason {
    DONE,
    NO_FILM,
    UNPAID,
    BAD_BYTES,
    BUSY,
    PROTOCOL
  }

  byte[] encode() {
    byte[] text = detail.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MAX_DETAIL);
    return ByteBuffer.allocate(1 + length)
        .put((byte) reason.ordinal())
        .put(text, 0, length)
        .array();
  }

  /** Reasons of later versions are read as the last of this one; the text loses its controls. */
  static Bye decode(ByteBuffer in) {
    int code = in.get() & 0xff;
    Reason[] all = Reason.values();
    String text = StandardCharsets.UTF_8.decode(in).toString().replaceAll("\\p{Cntrl}", "?");
    return new Bye(all[Math.min(code, all.length - 1)], text);
  }
}
