package app.tangible.peer.interop;

import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** What {@code rig/peer.mjs} speaks too. */
final class TestProtocols implements ProtocolHandler {

  static final String ECHO = "/interop/echo/1.0.0";
  static final String RESET = "/interop/reset/1.0.0";
  static final String COUNT = "/interop/count/1.0.0";

  @Override
  public Set<String> protocols() {
    return Set.of(ECHO, RESET, COUNT);
  }

  @Override
  public int streamsPerPeer() {
    return 5_000;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    switch (stream.protocol()) {
      case ECHO -> stream.in().transferTo(stream.out());
      case COUNT -> count(stream);
      default -> {
        int first = stream.in().read();
        throw new IOException("reset after " + first + ", as asked");
      }
    }
  }

  /** Answers after the peer's half of the stream is closed. */
  private static void count(PeerStream stream) throws IOException {
    long count = stream.in().transferTo(java.io.OutputStream.nullOutputStream());
    stream.out().write(ByteBuffer.allocate(Long.BYTES).putLong(count).array());
  }
}
