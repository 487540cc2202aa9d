package app.tangible.peer.libp2p.perf;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Takes whatever is sent, then sends as many bytes as were asked for. As it works for anybody who
 * asks, it is there only where it is configured.
 */
@Component(
    service = ProtocolHandler.class,
    configurationPid = "app.tangible.peer.libp2p.perf",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Perf implements ProtocolHandler {

  /** The protocol's id. */
  public static final String ID = "/perf/1.0.0";

  private static final int CHUNK = 256 << 10;

  @Override
  public Set<String> protocols() {
    return Set.of(ID);
  }

  @Override
  public int streamsPerPeer() {
    return 4;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    InputStream in = stream.in();
    byte[] wanted = in.readNBytes(Long.BYTES);
    if (wanted.length < Long.BYTES) {
      throw new EOFException("the peer does not say how much it wants");
    }
    drain(in);
    send(stream.out(), ByteBuffer.wrap(wanted).getLong());
  }

  /**
   * Sends, then receives.
   *
   * @return the time from opening the stream to its end
   * @throws IOException also when fewer bytes came than were asked for
   */
  public static Duration measure(PeerConnection connection, long up, long down) throws IOException {
    long begin = System.nanoTime();
    try (PeerStream stream = connection.open(List.of(ID))) {
      stream.out().write(ByteBuffer.allocate(Long.BYTES).putLong(down).array());
      send(stream.out(), up);
      stream.closeWrite();
      long got = drain(stream.in());
      if (got != down) {
        throw new EOFException(got + " bytes came of " + down);
      }
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The number is unsigned: who asks for the most hangs up when it has enough. */
  private static void send(OutputStream out, long bytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = bytes;
    while (left != 0) {
      int part = left < 0 ? CHUNK : (int) Math.min(CHUNK, left);
      out.write(chunk, 0, part);
      left -= part;
    }
    out.flush();
  }

  private static long drain(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      total += n;
    }
    return total;
  }
}
