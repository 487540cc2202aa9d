package app.tangible.decoder.protocol;

import app.tangible.licence.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Why not. Body: uint8 length and ASCII name of the reason, then UTF-8 detail up to the end.
 *
 * @param detail what was expected and found, cut at 1000 characters; holds no key and no title
 */
public record RefusedAnswer(Refusal reason, String detail) {

  static final int MIN_BYTES = 2;
  static final int MAX_BYTES = 4096;
  private static final int MAX_DETAIL_CHARS = 1000;

  /** Cuts the detail. */
  public RefusedAnswer {
    detail = detail.length() > MAX_DETAIL_CHARS ? detail.substring(0, MAX_DETAIL_CHARS) : detail;
  }

  /** From the body of a message; {@link IllegalArgumentException} when the reason is unknown. */
  public static RefusedAnswer decode(byte[] body) {
    int name = Byte.toUnsignedInt(body[0]);
    if (name >= body.length) {
      throw new IllegalArgumentException("a reason of " + name + " bytes in " + body.length);
    }
    return new RefusedAnswer(
        Refusal.valueOf(new String(body, 1, name, StandardCharsets.US_ASCII)),
        new String(body, 1 + name, body.length - 1 - name, StandardCharsets.UTF_8));
  }

  /** The body of a message. */
  public byte[] encode() {
    byte[] name = reason.name().getBytes(StandardCharsets.US_ASCII);
    byte[] text = detail.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + name.length + text.length)
        .put((byte) name.length)
        .put(name)
        .put(text)
        .array();
  }
}
