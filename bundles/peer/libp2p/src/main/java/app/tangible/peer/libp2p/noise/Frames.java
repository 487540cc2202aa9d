package app.tangible.peer.libp2p.noise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/** Messages of the handshake on the wire: two bytes of length, big-endian, then the message. */
final class Frames {

  /** Greatest transport message, its tag included. */
  static final int MAX = 0xffff;

  /** A handshake carries a key, a signature, and names of muxers: RSA's are the greatest. */
  static final int MAX_HANDSHAKE = 8 * 1024;

  private Frames() {}

  static void write(OutputStream out, byte[] message) throws IOException {
    byte[] frame = new byte[2 + message.length];
    frame[0] = (byte) (message.length >>> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    out.write(frame);
    out.flush();
  }

  static byte[] read(InputStream in) throws IOException {
    byte[] head = exactly(in, 2);
    int length = (head[0] & 0xff) << 8 | head[1] & 0xff;
    if (length > MAX_HANDSHAKE) {
      throw new ProtocolException(
          "a message of a handshake of " + length + " bytes, at most " + MAX_HANDSHAKE);
    }
    return exactly(in, length);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the peer hung up within the handshake");
    }
    return bytes;
  }
}
