package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes that come on a stream. */
final class StreamInput extends InputStream {

  private final YamuxStream stream;

  StreamInput(YamuxStream stream) {
    this.stream = stream;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return stream.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    // readNBytes asks for nothing at its end, and must not wait for more.
    return length == 0 ? 0 : stream.read(to, offset, length);
  }

  @Override
  public int available() {
    return stream.available();
  }
}
