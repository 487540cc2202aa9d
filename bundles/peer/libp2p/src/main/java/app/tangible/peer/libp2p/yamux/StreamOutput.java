package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** The bytes that go on a stream: each write is on the wire when it returns. */
final class StreamOutput extends OutputStream {

  private final YamuxStream stream;

  StreamOutput(YamuxStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(int one) throws IOException {
    stream.write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, from.length);
    stream.write(from, offset, length);
  }

  @Override
  public void close() {
    stream.closeWrite();
  }
}
