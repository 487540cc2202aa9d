package app.tangible.decoder.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * One message on the pipe: uint8 type, uint32 length, body; big-endian. The length is checked
 * against the type's bounds before anything of that size is allocated.
 */
public record Frame(MessageType type, byte[] body) {

  /** Bytes before the body. */
  public static final int HEADER_BYTES = 5;

  /** What stands before a body. */
  public record Header(MessageType type, int length) {}

  /** Refuses a body out of the type's bounds; keeps the array, so that it can be wiped. */
  public Frame {
    if (!type.allows(body.length)) {
      throw new IllegalArgumentException(type + " cannot have " + body.length + " bytes");
    }
  }

  /** Without a body. */
  public Frame(MessageType type) {
    this(type, new byte[0]);
  }

  /**
   * Reads a header, waiting for it.
   *
   * @throws EOFException when the pipe ended before the first byte
   * @throws ProtocolException when the type is unknown or the length is out of its bounds
   */
  public static Header readHeader(InputStream in) throws IOException {
    int code = in.read();
    if (code < 0) {
      throw new EOFException("the pipe ended");
    }
    byte[] rest = in.readNBytes(HEADER_BYTES - 1);
    if (rest.length < HEADER_BYTES - 1) {
      throw new ProtocolException("the pipe ended within a message's header");
    }
    MessageType type =
        MessageType.of(code)
            .orElseThrow(() -> new ProtocolException("there is no message of type " + code));
    int length = ByteBuffer.wrap(rest).getInt();
    if (!type.allows(length)) {
      throw new ProtocolException(
          type + " cannot have " + Integer.toUnsignedString(length) + " bytes");
    }
    return new Header(type, length);
  }

  /** Reads a whole message; see {@link #readHeader}. */
  public static Frame read(InputStream in) throws IOException {
    Header header = readHeader(in);
    // One array, no growing copies: the body may hold a secret that the caller wipes.
    byte[] body = new byte[header.length()];
    int read = in.readNBytes(body, 0, body.length);
    if (read < body.length) {
      throw new ProtocolException(header.type() + " has " + read + " of " + body.length + " bytes");
    }
    return new Frame(header.type(), body);
  }

  /** Writes it and flushes. */
  public void write(OutputStream out) throws IOException {
    byte[] header = new byte[HEADER_BYTES];
    putHeader(ByteBuffer.wrap(header), type, body.length);
    out.write(header);
    out.write(body);
    out.flush();
  }

  /** Puts the header of a message whose body follows elsewhere. */
  public static void putHeader(ByteBuffer target, MessageType type, int length) {
    target.put((byte) type.code()).putInt(length);
  }
}
